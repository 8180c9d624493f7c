using Notion.Refit.Generator.Loading;

namespace Notion.Refit.Generator.Model;

/// <summary>A kind of a tagged union.</summary>
/// <param name="Union">The innermost union it belongs to.</param>
/// <param name="Key">The value of the tag, and the name of the member that holds the payload.</param>
/// <param name="Schema">The payload: an <see cref="ObjectSchema"/> or an <see cref="AliasSchema"/>.</param>
/// <param name="Location">Where the union names it.</param>
internal sealed record UnionCase(TaggedUnionSchema Union, string Key, Schema Schema, SourceLocation Location);
