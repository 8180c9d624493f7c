namespace Notion.Refit.Content.Building;

/// <summary>Names of files in addresses.</summary>
internal static class FileNames
{
    /// <summary>Returns the last part of the path in an address.</summary>
    public static string Of(string url)
    {
        string path = Uri.TryCreate(url, UriKind.Absolute, out Uri? address) ? address.AbsolutePath : url.Split('?', '#')[0];
        string name = Uri.UnescapeDataString(path[(path.TrimEnd('/').LastIndexOf('/') + 1)..].TrimEnd('/'));
        return name.Length == 0 ? url : name;
    }
}
