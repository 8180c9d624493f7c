namespace Notion.Refit.Content.NotionSyntax.Inline;

/// <summary>Kinds of <see cref="TextToken"/>.</summary>
internal enum TextTokenKind
{
    Text,
    Code,
    Equation,
    Mention,
    Span,
    Link,

    /// <summary>A run of <c>*</c>, <c>_</c> or <c>~</c>.</summary>
    Marks,
}
