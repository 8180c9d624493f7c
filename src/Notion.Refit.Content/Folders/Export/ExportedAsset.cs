namespace Notion.Refit.Content.Folders.Export;

/// <summary>A saved file.</summary>
/// <param name="Key">The block, or the property and the place in it.</param>
/// <param name="Address">The address without its signature: it is another one when the file was replaced.</param>
/// <param name="Path">The path in the folder.</param>
internal sealed record ExportedAsset(string Key, string Address, string Path);
