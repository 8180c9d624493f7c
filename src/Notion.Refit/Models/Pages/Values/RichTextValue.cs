namespace Notion.Refit.Models;

public sealed partial record RichTextValue
{
    /// <summary>No text: clears the property.</summary>
    public static RichTextValue Empty { get; } = new(RichTextList.Empty);
}
