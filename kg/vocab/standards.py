"""The terms of other vocabularies that `kg` writes or reads, as closed constants."""
# ruff: noqa: N815 — the names are those of the standards

from __future__ import annotations

from typing import Final

from kg.model.terms import Iri


class RDF:
    """RDF 1.1 Concepts: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>."""

    NAMESPACE: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"

    type = Iri(NAMESPACE + "type")
    Property = Iri(NAMESPACE + "Property")
    Statement = Iri(NAMESPACE + "Statement")
    subject = Iri(NAMESPACE + "subject")
    predicate = Iri(NAMESPACE + "predicate")
    object = Iri(NAMESPACE + "object")
    langString = Iri(NAMESPACE + "langString")
    first = Iri(NAMESPACE + "first")
    rest = Iri(NAMESPACE + "rest")
    nil = Iri(NAMESPACE + "nil")
    reifies = Iri(NAMESPACE + "reifies")


class RDFS:
    """RDF Schema 1.1: <http://www.w3.org/2000/01/rdf-schema#>."""

    NAMESPACE: Final = "http://www.w3.org/2000/01/rdf-schema#"

    Class = Iri(NAMESPACE + "Class")
    Literal = Iri(NAMESPACE + "Literal")
    label = Iri(NAMESPACE + "label")
    comment = Iri(NAMESPACE + "comment")
    domain = Iri(NAMESPACE + "domain")
    range = Iri(NAMESPACE + "range")
    subClassOf = Iri(NAMESPACE + "subClassOf")
    subPropertyOf = Iri(NAMESPACE + "subPropertyOf")
    seeAlso = Iri(NAMESPACE + "seeAlso")
    isDefinedBy = Iri(NAMESPACE + "isDefinedBy")


class OWL:
    """OWL 2: <http://www.w3.org/2002/07/owl#>."""

    NAMESPACE: Final = "http://www.w3.org/2002/07/owl#"

    Ontology = Iri(NAMESPACE + "Ontology")
    Class = Iri(NAMESPACE + "Class")
    ObjectProperty = Iri(NAMESPACE + "ObjectProperty")
    DatatypeProperty = Iri(NAMESPACE + "DatatypeProperty")
    AnnotationProperty = Iri(NAMESPACE + "AnnotationProperty")
    NamedIndividual = Iri(NAMESPACE + "NamedIndividual")
    TransitiveProperty = Iri(NAMESPACE + "TransitiveProperty")
    SymmetricProperty = Iri(NAMESPACE + "SymmetricProperty")
    inverseOf = Iri(NAMESPACE + "inverseOf")
    disjointWith = Iri(NAMESPACE + "disjointWith")
    propertyDisjointWith = Iri(NAMESPACE + "propertyDisjointWith")
    versionInfo = Iri(NAMESPACE + "versionInfo")
    versionIRI = Iri(NAMESPACE + "versionIRI")
    sameAs = Iri(NAMESPACE + "sameAs")


class XSD:
    """XML Schema 1.1 part 2: <http://www.w3.org/2001/XMLSchema#>."""

    NAMESPACE: Final = "http://www.w3.org/2001/XMLSchema#"

    string = Iri(NAMESPACE + "string")
    boolean = Iri(NAMESPACE + "boolean")
    decimal = Iri(NAMESPACE + "decimal")
    integer = Iri(NAMESPACE + "integer")
    nonNegativeInteger = Iri(NAMESPACE + "nonNegativeInteger")
    double = Iri(NAMESPACE + "double")
    date = Iri(NAMESPACE + "date")
    dateTime = Iri(NAMESPACE + "dateTime")
    gYear = Iri(NAMESPACE + "gYear")
    gYearMonth = Iri(NAMESPACE + "gYearMonth")
    anyURI = Iri(NAMESPACE + "anyURI")


class SKOS:
    """SKOS Reference: <http://www.w3.org/2004/02/skos/core#>."""

    NAMESPACE: Final = "http://www.w3.org/2004/02/skos/core#"

    Concept = Iri(NAMESPACE + "Concept")
    ConceptScheme = Iri(NAMESPACE + "ConceptScheme")
    prefLabel = Iri(NAMESPACE + "prefLabel")
    altLabel = Iri(NAMESPACE + "altLabel")
    hiddenLabel = Iri(NAMESPACE + "hiddenLabel")
    notation = Iri(NAMESPACE + "notation")
    definition = Iri(NAMESPACE + "definition")
    scopeNote = Iri(NAMESPACE + "scopeNote")
    example = Iri(NAMESPACE + "example")
    broader = Iri(NAMESPACE + "broader")
    narrower = Iri(NAMESPACE + "narrower")
    related = Iri(NAMESPACE + "related")
    inScheme = Iri(NAMESPACE + "inScheme")
    hasTopConcept = Iri(NAMESPACE + "hasTopConcept")
    topConceptOf = Iri(NAMESPACE + "topConceptOf")
    exactMatch = Iri(NAMESPACE + "exactMatch")
    closeMatch = Iri(NAMESPACE + "closeMatch")
    broadMatch = Iri(NAMESPACE + "broadMatch")
    narrowMatch = Iri(NAMESPACE + "narrowMatch")
    relatedMatch = Iri(NAMESPACE + "relatedMatch")


class DCTERMS:
    """DCMI Metadata Terms: <http://purl.org/dc/terms/>."""

    NAMESPACE: Final = "http://purl.org/dc/terms/"

    title = Iri(NAMESPACE + "title")
    creator = Iri(NAMESPACE + "creator")
    identifier = Iri(NAMESPACE + "identifier")
    issued = Iri(NAMESPACE + "issued")
    created = Iri(NAMESPACE + "created")
    modified = Iri(NAMESPACE + "modified")
    description = Iri(NAMESPACE + "description")
    source = Iri(NAMESPACE + "source")
    license = Iri(NAMESPACE + "license")
    publisher = Iri(NAMESPACE + "publisher")
    isVersionOf = Iri(NAMESPACE + "isVersionOf")
    hasPart = Iri(NAMESPACE + "hasPart")
    isPartOf = Iri(NAMESPACE + "isPartOf")
    bibliographicCitation = Iri(NAMESPACE + "bibliographicCitation")
    language = Iri(NAMESPACE + "language")
    subject = Iri(NAMESPACE + "subject")
    format = Iri(NAMESPACE + "format")
    references = Iri(NAMESPACE + "references")


class PROV:
    """PROV-O: <http://www.w3.org/ns/prov#>."""

    NAMESPACE: Final = "http://www.w3.org/ns/prov#"

    Entity = Iri(NAMESPACE + "Entity")
    Activity = Iri(NAMESPACE + "Activity")
    Agent = Iri(NAMESPACE + "Agent")
    Organization = Iri(NAMESPACE + "Organization")
    Person = Iri(NAMESPACE + "Person")
    SoftwareAgent = Iri(NAMESPACE + "SoftwareAgent")
    wasDerivedFrom = Iri(NAMESPACE + "wasDerivedFrom")
    wasRevisionOf = Iri(NAMESPACE + "wasRevisionOf")
    wasGeneratedBy = Iri(NAMESPACE + "wasGeneratedBy")
    hadPrimarySource = Iri(NAMESPACE + "hadPrimarySource")
    wasAttributedTo = Iri(NAMESPACE + "wasAttributedTo")
    wasAssociatedWith = Iri(NAMESPACE + "wasAssociatedWith")
    wasQuotedFrom = Iri(NAMESPACE + "wasQuotedFrom")
    used = Iri(NAMESPACE + "used")
    generated = Iri(NAMESPACE + "generated")
    generatedAtTime = Iri(NAMESPACE + "generatedAtTime")
    value = Iri(NAMESPACE + "value")
    specializationOf = Iri(NAMESPACE + "specializationOf")
    alternateOf = Iri(NAMESPACE + "alternateOf")


class OA:
    """Web Annotation Vocabulary: <http://www.w3.org/ns/oa#>."""

    NAMESPACE: Final = "http://www.w3.org/ns/oa#"

    Annotation = Iri(NAMESPACE + "Annotation")
    SpecificResource = Iri(NAMESPACE + "SpecificResource")
    TextPositionSelector = Iri(NAMESPACE + "TextPositionSelector")
    TextQuoteSelector = Iri(NAMESPACE + "TextQuoteSelector")
    FragmentSelector = Iri(NAMESPACE + "FragmentSelector")
    hasSource = Iri(NAMESPACE + "hasSource")
    hasSelector = Iri(NAMESPACE + "hasSelector")
    hasBody = Iri(NAMESPACE + "hasBody")
    hasTarget = Iri(NAMESPACE + "hasTarget")
    exact = Iri(NAMESPACE + "exact")
    prefix = Iri(NAMESPACE + "prefix")
    suffix = Iri(NAMESPACE + "suffix")
    start = Iri(NAMESPACE + "start")
    end = Iri(NAMESPACE + "end")
    refinedBy = Iri(NAMESPACE + "refinedBy")


class QB:
    """RDF Data Cube: <http://purl.org/linked-data/cube#>."""

    NAMESPACE: Final = "http://purl.org/linked-data/cube#"

    Observation = Iri(NAMESPACE + "Observation")
    DataSet = Iri(NAMESPACE + "DataSet")
    DataStructureDefinition = Iri(NAMESPACE + "DataStructureDefinition")
    ComponentSpecification = Iri(NAMESPACE + "ComponentSpecification")
    CodedProperty = Iri(NAMESPACE + "CodedProperty")
    DimensionProperty = Iri(NAMESPACE + "DimensionProperty")
    MeasureProperty = Iri(NAMESPACE + "MeasureProperty")
    AttributeProperty = Iri(NAMESPACE + "AttributeProperty")
    dataSet = Iri(NAMESPACE + "dataSet")
    measureType = Iri(NAMESPACE + "measureType")
    structure = Iri(NAMESPACE + "structure")
    component = Iri(NAMESPACE + "component")
    componentRequired = Iri(NAMESPACE + "componentRequired")
    dimension = Iri(NAMESPACE + "dimension")
    measure = Iri(NAMESPACE + "measure")
    attribute = Iri(NAMESPACE + "attribute")
    codeList = Iri(NAMESPACE + "codeList")


class NP:
    """Nanopublications: <http://www.nanopub.org/nschema#>."""

    NAMESPACE: Final = "http://www.nanopub.org/nschema#"

    Nanopublication = Iri(NAMESPACE + "Nanopublication")
    hasAssertion = Iri(NAMESPACE + "hasAssertion")
    hasProvenance = Iri(NAMESPACE + "hasProvenance")
    hasPublicationInfo = Iri(NAMESPACE + "hasPublicationInfo")


class FABIO:
    """FaBiO: <http://purl.org/spar/fabio/>."""

    NAMESPACE: Final = "http://purl.org/spar/fabio/"

    Work = Iri(NAMESPACE + "Work")
    Expression = Iri(NAMESPACE + "Expression")
    ResearchPaper = Iri(NAMESPACE + "ResearchPaper")
    JournalArticle = Iri(NAMESPACE + "JournalArticle")
    ConferencePaper = Iri(NAMESPACE + "ConferencePaper")
    Preprint = Iri(NAMESPACE + "Preprint")
    ReviewArticle = Iri(NAMESPACE + "ReviewArticle")
    ReportDocument = Iri(NAMESPACE + "ReportDocument")
    WebPage = Iri(NAMESPACE + "WebPage")
    Repository = Iri(NAMESPACE + "Repository")
    Dataset = Iri(NAMESPACE + "Dataset")
    BibliographicMetadata = Iri(NAMESPACE + "BibliographicMetadata")


class CITO:
    """CiTO: <http://purl.org/spar/cito/>."""

    NAMESPACE: Final = "http://purl.org/spar/cito/"

    cites = Iri(NAMESPACE + "cites")
    isCitedBy = Iri(NAMESPACE + "isCitedBy")
    citesAsEvidence = Iri(NAMESPACE + "citesAsEvidence")
    citesAsDataSource = Iri(NAMESPACE + "citesAsDataSource")
    usesMethodIn = Iri(NAMESPACE + "usesMethodIn")
    extends = Iri(NAMESPACE + "extends")
    obtainsBackgroundFrom = Iri(NAMESPACE + "obtainsBackgroundFrom")
    Citation = Iri(NAMESPACE + "Citation")


class SCHEMA:
    """schema.org: <https://schema.org/>."""

    NAMESPACE: Final = "https://schema.org/"

    CreativeWork = Iri(NAMESPACE + "CreativeWork")
    ScholarlyArticle = Iri(NAMESPACE + "ScholarlyArticle")
    Dataset = Iri(NAMESPACE + "Dataset")
    SoftwareApplication = Iri(NAMESPACE + "SoftwareApplication")
    Organization = Iri(NAMESPACE + "Organization")
    Person = Iri(NAMESPACE + "Person")
    Claim = Iri(NAMESPACE + "Claim")
    QuantitativeValue = Iri(NAMESPACE + "QuantitativeValue")
    name = Iri(NAMESPACE + "name")
    author = Iri(NAMESPACE + "author")
    datePublished = Iri(NAMESPACE + "datePublished")
    license = Iri(NAMESPACE + "license")
    url = Iri(NAMESPACE + "url")
    identifier = Iri(NAMESPACE + "identifier")
    value = Iri(NAMESPACE + "value")
    unitText = Iri(NAMESPACE + "unitText")
    domainIncludes = Iri(NAMESPACE + "domainIncludes")
    rangeIncludes = Iri(NAMESPACE + "rangeIncludes")


class MLS:
    """ML-Schema: <http://www.w3.org/ns/mls#>."""

    NAMESPACE: Final = "http://www.w3.org/ns/mls#"

    Model = Iri(NAMESPACE + "Model")
    ModelCharacteristic = Iri(NAMESPACE + "ModelCharacteristic")
    ModelEvaluation = Iri(NAMESPACE + "ModelEvaluation")
    EvaluationMeasure = Iri(NAMESPACE + "EvaluationMeasure")
    EvaluationSpecification = Iri(NAMESPACE + "EvaluationSpecification")
    Task = Iri(NAMESPACE + "Task")
    Data = Iri(NAMESPACE + "Data")
    Dataset = Iri(NAMESPACE + "Dataset")
    Run = Iri(NAMESPACE + "Run")
    Algorithm = Iri(NAMESPACE + "Algorithm")
    HyperParameter = Iri(NAMESPACE + "HyperParameter")
    hasInput = Iri(NAMESPACE + "hasInput")
    hasOutput = Iri(NAMESPACE + "hasOutput")
    achieves = Iri(NAMESPACE + "achieves")
    specifiedBy = Iri(NAMESPACE + "specifiedBy")
    hasValue = Iri(NAMESPACE + "hasValue")


class SH:
    """SHACL: <http://www.w3.org/ns/shacl#>."""

    NAMESPACE: Final = "http://www.w3.org/ns/shacl#"

    NodeShape = Iri(NAMESPACE + "NodeShape")
    PropertyShape = Iri(NAMESPACE + "PropertyShape")
    ValidationReport = Iri(NAMESPACE + "ValidationReport")
    ValidationResult = Iri(NAMESPACE + "ValidationResult")
    Violation = Iri(NAMESPACE + "Violation")
    Warning = Iri(NAMESPACE + "Warning")
    Info = Iri(NAMESPACE + "Info")
    conforms = Iri(NAMESPACE + "conforms")
    result = Iri(NAMESPACE + "result")
    focusNode = Iri(NAMESPACE + "focusNode")
    resultPath = Iri(NAMESPACE + "resultPath")
    resultMessage = Iri(NAMESPACE + "resultMessage")
    resultSeverity = Iri(NAMESPACE + "resultSeverity")
    sourceConstraintComponent = Iri(NAMESPACE + "sourceConstraintComponent")
    sourceShape = Iri(NAMESPACE + "sourceShape")
    value = Iri(NAMESPACE + "value")
    targetClass = Iri(NAMESPACE + "targetClass")
    targetSubjectsOf = Iri(NAMESPACE + "targetSubjectsOf")
    property = Iri(NAMESPACE + "property")
    path = Iri(NAMESPACE + "path")
    message = Iri(NAMESPACE + "message")


class SD:
    """SPARQL 1.1 Service Description: <http://www.w3.org/ns/sparql-service-description#>."""

    NAMESPACE: Final = "http://www.w3.org/ns/sparql-service-description#"

    Service = Iri(NAMESPACE + "Service")
    Dataset = Iri(NAMESPACE + "Dataset")
    Graph = Iri(NAMESPACE + "Graph")
    NamedGraph = Iri(NAMESPACE + "NamedGraph")
    SPARQL11Query = Iri(NAMESPACE + "SPARQL11Query")
    endpoint = Iri(NAMESPACE + "endpoint")
    supportedLanguage = Iri(NAMESPACE + "supportedLanguage")
    resultFormat = Iri(NAMESPACE + "resultFormat")
    defaultDataset = Iri(NAMESPACE + "defaultDataset")
    defaultGraph = Iri(NAMESPACE + "defaultGraph")
    namedGraph = Iri(NAMESPACE + "namedGraph")
    name = Iri(NAMESPACE + "name")
