namespace Notion.Refit.Models;

public sealed partial record FilesValue
{
    /// <summary>No files: clears the property.</summary>
    public static FilesValue Empty { get; } = new([]);
}
