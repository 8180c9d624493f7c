namespace Notion.Refit.SourceGenerator.Model;

/// <summary>An argument that becomes content.</summary>
/// <param name="Kind">How.</param>
/// <param name="Value">The expression of the argument.</param>
/// <param name="MayBeNull">Whether null is allowed and means that there is none.</param>
/// <param name="Text">The expression of its text, for that kind.</param>
internal sealed record ContentModel(ContentKind Kind, string Value, bool MayBeNull, string? Text = null);
