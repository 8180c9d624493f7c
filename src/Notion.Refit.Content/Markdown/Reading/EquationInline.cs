using Markdig.Syntax.Inlines;

namespace Notion.Refit.Content.Markdown.Reading;

/// <summary>An equation between dollars.</summary>
/// <param name="expression">The formula.</param>
/// <param name="isBlock">Whether it is between two dollars each.</param>
internal sealed class EquationInline(string expression, bool isBlock) : LeafInline
{
    public string Expression { get; } = expression;

    public bool IsBlock { get; } = isBlock;
}
