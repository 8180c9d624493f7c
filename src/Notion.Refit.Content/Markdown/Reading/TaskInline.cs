using Markdig.Syntax.Inlines;

namespace Notion.Refit.Content.Markdown.Reading;

/// <summary>The checkbox at the start of a list item.</summary>
/// <param name="isChecked">Whether it is checked.</param>
internal sealed class TaskInline(bool isChecked) : LeafInline
{
    public bool IsChecked { get; } = isChecked;
}
