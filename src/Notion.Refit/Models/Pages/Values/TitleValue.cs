namespace Notion.Refit.Models;

public sealed partial record TitleValue
{
    /// <summary>An untitled page.</summary>
    public static TitleValue Empty { get; } = new(RichTextList.Empty);
}
