"""The project's own terms, as closed constants: a misspelt one fails in mypy and when the module is imported.

What each means stands in `ontology/kg.ttl`; a test holds both in step.
"""
# ruff: noqa: N815 — the names are those of the ontology

from __future__ import annotations

from typing import Final

from kg.model.terms import Iri

KGT: Final = "https://w3id.org/codellm-kg/taxonomy#"
"""Namespace of the concepts; their names stand in `ontology/taxonomy.ttl` alone."""
KGI: Final = "https://w3id.org/codellm-kg/id/"
"""Namespace of the things that documents name."""


class KG:
    """Classes and properties of `ontology/kg.ttl`."""

    NAMESPACE: Final = "https://w3id.org/codellm-kg/ontology#"

    # documents
    Work = Iri(NAMESPACE + "Work")
    Document = Iri(NAMESPACE + "Document")
    Paper = Iri(NAMESPACE + "Paper")
    Leaderboard = Iri(NAMESPACE + "Leaderboard")
    ModelCard = Iri(NAMESPACE + "ModelCard")
    Repository = Iri(NAMESPACE + "Repository")
    WebPage = Iri(NAMESPACE + "WebPage")
    Survey = Iri(NAMESPACE + "Survey")
    Report = Iri(NAMESPACE + "Report")
    Agent = Iri(NAMESPACE + "Agent")
    Organisation = Iri(NAMESPACE + "Organisation")
    Person = Iri(NAMESPACE + "Person")

    # things that documents speak of
    Model = Iri(NAMESPACE + "Model")
    ModelFamily = Iri(NAMESPACE + "ModelFamily")
    ModelVariant = Iri(NAMESPACE + "ModelVariant")
    ModelCheckpoint = Iri(NAMESPACE + "ModelCheckpoint")
    Benchmark = Iri(NAMESPACE + "Benchmark")
    Corpus = Iri(NAMESPACE + "Corpus")

    # what documents say
    Statement = Iri(NAMESPACE + "Statement")
    Result = Iri(NAMESPACE + "Result")
    PairedTest = Iri(NAMESPACE + "PairedTest")
    Claim = Iri(NAMESPACE + "Claim")
    Reference = Iri(NAMESPACE + "Reference")
    TrainingStep = Iri(NAMESPACE + "TrainingStep")
    Quantity = Iri(NAMESPACE + "Quantity")

    # classes of concepts
    Area = Iri(NAMESPACE + "Area")
    Task = Iri(NAMESPACE + "Task")
    Metric = Iri(NAMESPACE + "Metric")
    Setting = Iri(NAMESPACE + "Setting")
    PromptStyle = Iri(NAMESPACE + "PromptStyle")
    Decoding = Iri(NAMESPACE + "Decoding")
    Shots = Iri(NAMESPACE + "Shots")
    Language = Iri(NAMESPACE + "Language")
    ProgrammingLanguage = Iri(NAMESPACE + "ProgrammingLanguage")
    NaturalLanguage = Iri(NAMESPACE + "NaturalLanguage")
    Subset = Iri(NAMESPACE + "Subset")
    Library = Iri(NAMESPACE + "Library")
    Difficulty = Iri(NAMESPACE + "Difficulty")
    Architecture = Iri(NAMESPACE + "Architecture")
    ModelType = Iri(NAMESPACE + "ModelType")
    Openness = Iri(NAMESPACE + "Openness")
    DataOpenness = Iri(NAMESPACE + "DataOpenness")
    CorpusType = Iri(NAMESPACE + "CorpusType")
    CorpusSource = Iri(NAMESPACE + "CorpusSource")
    BenchmarkType = Iri(NAMESPACE + "BenchmarkType")
    Technique = Iri(NAMESPACE + "Technique")
    Objective = Iri(NAMESPACE + "Objective")
    MaskedToken = Iri(NAMESPACE + "MaskedToken")
    Component = Iri(NAMESPACE + "Component")
    Method = Iri(NAMESPACE + "Method")
    Challenge = Iri(NAMESPACE + "Challenge")
    Pitfall = Iri(NAMESPACE + "Pitfall")
    Implication = Iri(NAMESPACE + "Implication")
    Solution = Iri(NAMESPACE + "Solution")
    OpenProblem = Iri(NAMESPACE + "OpenProblem")
    VariantMarker = Iri(NAMESPACE + "VariantMarker")
    FormatSuffix = Iri(NAMESPACE + "FormatSuffix")
    Licence = Iri(NAMESPACE + "Licence")

    # named graphs
    derived = Iri(NAMESPACE + "derived")
    lexicon = Iri(NAMESPACE + "lexicon")

    # annotations that the program reads
    valueScheme = Iri(NAMESPACE + "valueScheme")
    countProperty = Iri(NAMESPACE + "countProperty")
    identity = Iri(NAMESPACE + "identity")
    wording = Iri(NAMESPACE + "wording")
    negatedBy = Iri(NAMESPACE + "negatedBy")
    questionWord = Iri(NAMESPACE + "questionWord")
    higherIsBetter = Iri(NAMESPACE + "higherIsBetter")

    # concepts that the program itself names
    passAtK = Iri(KGT + "pass-at-k")

    # about models
    architecture = Iri(NAMESPACE + "architecture")
    modelType = Iri(NAMESPACE + "modelType")
    openness = Iri(NAMESPACE + "openness")
    openData = Iri(NAMESPACE + "openData")
    parameters = Iri(NAMESPACE + "parameters")
    activeParameters = Iri(NAMESPACE + "activeParameters")
    contextLength = Iri(NAMESPACE + "contextLength")
    licence = Iri(NAMESPACE + "licence")
    releaseDate = Iri(NAMESPACE + "releaseDate")
    developedBy = Iri(NAMESPACE + "developedBy")
    basedOn = Iri(NAMESPACE + "basedOn")
    initialisedFrom = Iri(NAMESPACE + "initialisedFrom")
    fineTunedFrom = Iri(NAMESPACE + "fineTunedFrom")
    trainedOn = Iri(NAMESPACE + "trainedOn")
    fineTunedOn = Iri(NAMESPACE + "fineTunedOn")
    trainingTokens = Iri(NAMESPACE + "trainingTokens")
    uses = Iri(NAMESPACE + "uses")
    usesNot = Iri(NAMESPACE + "usesNot")
    supportsLanguage = Iri(NAMESPACE + "supportsLanguage")
    languageCount = Iri(NAMESPACE + "languageCount")
    performsTask = Iri(NAMESPACE + "performsTask")
    outperforms = Iri(NAMESPACE + "outperforms")
    underperforms = Iri(NAMESPACE + "underperforms")
    introduces = Iri(NAMESPACE + "introduces")
    introducedBy = Iri(NAMESPACE + "introducedBy")
    extends = Iri(NAMESPACE + "extends")
    extendedBy = Iri(NAMESPACE + "extendedBy")
    generates = Iri(NAMESPACE + "generates")
    generatedBy = Iri(NAMESPACE + "generatedBy")
    link = Iri(NAMESPACE + "link")
    variantOf = Iri(NAMESPACE + "variantOf")
    hasVariant = Iri(NAMESPACE + "hasVariant")
    checkpointOf = Iri(NAMESPACE + "checkpointOf")
    hasCheckpoint = Iri(NAMESPACE + "hasCheckpoint")
    candidate = Iri(NAMESPACE + "candidate")

    # parts of a model's name
    familyKey = Iri(NAMESPACE + "familyKey")
    variantKey = Iri(NAMESPACE + "variantKey")
    sizeKey = Iri(NAMESPACE + "sizeKey")
    versionKey = Iri(NAMESPACE + "versionKey")
    configurationKey = Iri(NAMESPACE + "configurationKey")

    # about corpora and benchmarks
    corpusSize = Iri(NAMESPACE + "corpusSize")
    corpusType = Iri(NAMESPACE + "corpusType")
    source = Iri(NAMESPACE + "source")
    programmingLanguage = Iri(NAMESPACE + "programmingLanguage")
    naturalLanguage = Iri(NAMESPACE + "naturalLanguage")
    programmingLanguageCount = Iri(NAMESPACE + "programmingLanguageCount")
    naturalLanguageCount = Iri(NAMESPACE + "naturalLanguageCount")
    library = Iri(NAMESPACE + "library")
    testCases = Iri(NAMESPACE + "testCases")
    problems = Iri(NAMESPACE + "problems")
    benchmarkVersion = Iri(NAMESPACE + "benchmarkVersion")
    benchmarkType = Iri(NAMESPACE + "benchmarkType")
    forTask = Iri(NAMESPACE + "forTask")
    difficulty = Iri(NAMESPACE + "difficulty")

    # about tasks and techniques
    hasInput = Iri(NAMESPACE + "hasInput")
    hasOutput = Iri(NAMESPACE + "hasOutput")
    combines = Iri(NAMESPACE + "combines")

    # about challenges
    areaOf = Iri(NAMESPACE + "areaOf")
    hasChallenge = Iri(NAMESPACE + "hasChallenge")
    addressedBy = Iri(NAMESPACE + "addressedBy")
    addresses = Iri(NAMESPACE + "addresses")
    consequenceOf = Iri(NAMESPACE + "consequenceOf")
    hasConsequence = Iri(NAMESPACE + "hasConsequence")

    # about documents
    kind = Iri(NAMESPACE + "kind")
    trust = Iri(NAMESPACE + "trust")
    authors = Iri(NAMESPACE + "authors")
    year = Iri(NAMESPACE + "year")
    identifier = Iri(NAMESPACE + "identifier")
    work = Iri(NAMESPACE + "work")
    readFrom = Iri(NAMESPACE + "readFrom")
    cites = Iri(NAMESPACE + "cites")
    mentions = Iri(NAMESPACE + "mentions")
    digest = Iri(NAMESPACE + "digest")
    sourceVersion = Iri(NAMESPACE + "sourceVersion")
    origin = Iri(NAMESPACE + "origin")
    readBy = Iri(NAMESPACE + "readBy")
    grade = Iri(NAMESPACE + "grade")
    retrieved = Iri(NAMESPACE + "retrieved")
    sha256 = Iri(NAMESPACE + "sha256")
    mediaType = Iri(NAMESPACE + "mediaType")
    path = Iri(NAMESPACE + "path")
    extractors = Iri(NAMESPACE + "extractors")
    dropped = Iri(NAMESPACE + "dropped")

    # the records of a report
    researchQuestion = Iri(NAMESPACE + "researchQuestion")
    examines = Iri(NAMESPACE + "examines")
    submitted = Iri(NAMESPACE + "submitted")
    reviewScore = Iri(NAMESPACE + "reviewScore")
    papersRetrieved = Iri(NAMESPACE + "papersRetrieved")
    claimsExtracted = Iri(NAMESPACE + "claimsExtracted")
    claimsVerified = Iri(NAMESPACE + "claimsVerified")
    sourceGroundedClaims = Iri(NAMESPACE + "sourceGroundedClaims")
    claimRecordSource = Iri(NAMESPACE + "claimRecordSource")
    verificationLevel = Iri(NAMESPACE + "verificationLevel")
    gateStatus = Iri(NAMESPACE + "gateStatus")
    gate = Iri(NAMESPACE + "gate")
    gateReason = Iri(NAMESPACE + "gateReason")
    gateEvaluated = Iri(NAMESPACE + "gateEvaluated")
    qualityTier = Iri(NAMESPACE + "qualityTier")
    tierBasis = Iri(NAMESPACE + "tierBasis")
    evidenceStrength = Iri(NAMESPACE + "evidenceStrength")
    citationGrounding = Iri(NAMESPACE + "citationGrounding")
    uncertaintyDisclosure = Iri(NAMESPACE + "uncertaintyDisclosure")
    reproducibilityStatus = Iri(NAMESPACE + "reproducibilityStatus")
    correctionStatus = Iri(NAMESPACE + "correctionStatus")
    correctionCount = Iri(NAMESPACE + "correctionCount")
    manifestContract = Iri(NAMESPACE + "manifestContract")
    correctionContract = Iri(NAMESPACE + "correctionContract")
    publisher = Iri(NAMESPACE + "publisher")
    publicProvenance = Iri(NAMESPACE + "publicProvenance")
    reportArtifact = Iri(NAMESPACE + "reportArtifact")
    externalRecord = Iri(NAMESPACE + "externalRecord")
    claimLineage = Iri(NAMESPACE + "claimLineage")
    reviewMethod = Iri(NAMESPACE + "reviewMethod")
    qualityGuide = Iri(NAMESPACE + "qualityGuide")
    provenanceContract = Iri(NAMESPACE + "provenanceContract")
    note = Iri(NAMESPACE + "note")

    # about results and paired tests
    model = Iri(NAMESPACE + "model")
    label = Iri(NAMESPACE + "label")
    benchmark = Iri(NAMESPACE + "benchmark")
    subset = Iri(NAMESPACE + "subset")
    metric = Iri(NAMESPACE + "metric")
    k = Iri(NAMESPACE + "k")
    setting = Iri(NAMESPACE + "setting")
    printed = Iri(NAMESPACE + "printed")
    value = Iri(NAMESPACE + "value")
    unit = Iri(NAMESPACE + "unit")
    measuredBy = Iri(NAMESPACE + "measuredBy")
    shots = Iri(NAMESPACE + "shots")
    decoding = Iri(NAMESPACE + "decoding")
    temperature = Iri(NAMESPACE + "temperature")
    topP = Iri(NAMESPACE + "topP")
    samples = Iri(NAMESPACE + "samples")
    promptStyle = Iri(NAMESPACE + "promptStyle")
    harness = Iri(NAMESPACE + "harness")
    prompted = Iri(NAMESPACE + "prompted")
    prefilled = Iri(NAMESPACE + "prefilled")
    maximumLength = Iri(NAMESPACE + "maximumLength")
    standardError = Iri(NAMESPACE + "standardError")
    problemCount = Iri(NAMESPACE + "problemCount")
    first = Iri(NAMESPACE + "first")
    second = Iri(NAMESPACE + "second")
    firstPrinted = Iri(NAMESPACE + "firstPrinted")
    secondPrinted = Iri(NAMESPACE + "secondPrinted")
    errorPrinted = Iri(NAMESPACE + "errorPrinted")
    pPrinted = Iri(NAMESPACE + "pPrinted")

    # about claims, references, steps and quantities
    text = Iri(NAMESPACE + "text")
    about = Iri(NAMESPACE + "about")
    verified = Iri(NAMESPACE + "verified")
    confidence = Iri(NAMESPACE + "confidence")
    number = Iri(NAMESPACE + "number")
    scale = Iri(NAMESPACE + "scale")
    approximate = Iri(NAMESPACE + "approximate")

    # about statements and evidence
    evidence = Iri(NAMESPACE + "evidence")
    mark = Iri(NAMESPACE + "mark")
    hedge = Iri(NAMESPACE + "hedge")
    section = Iri(NAMESPACE + "section")
    page = Iri(NAMESPACE + "page")
    table = Iri(NAMESPACE + "table")
    row = Iri(NAMESPACE + "row")
    column = Iri(NAMESPACE + "column")
    rule = Iri(NAMESPACE + "rule")
    premise = Iri(NAMESPACE + "premise")

    # the graph about itself, and the label index
    layoutVersion = Iri(NAMESPACE + "layoutVersion")
    ontologyHash = Iri(NAMESPACE + "ontologyHash")
    graphDigest = Iri(NAMESPACE + "graphDigest")
    key = Iri(NAMESPACE + "key")
    form = Iri(NAMESPACE + "form")
    denotes = Iri(NAMESPACE + "denotes")
