namespace Notion.Refit.SourceGenerator.Model;

/// <summary>What a piece of the address is.</summary>
internal enum UriPartKind
{
    Literal,
    PathValue,
    PathRest,
    QueryLiteral,
    QueryValue,
    QueryEach,
    QueryJoined,
}
