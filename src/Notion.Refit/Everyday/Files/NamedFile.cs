namespace Notion.Refit.Models;

public sealed partial record NamedFile
{
    /// <summary>Attaches an uploaded file under its own name.</summary>
    /// <param name="id">The upload.</param>
    public static implicit operator NamedFile(FileUploadId id) => new(null, new FileUploadFile(id));

    /// <summary>Links a file on the web under the last part of its address.</summary>
    /// <param name="url">The absolute address, at most 2,000 characters.</param>
    public static implicit operator NamedFile(Uri url)
    {
        ArgumentNullException.ThrowIfNull(url);
        string name = Uri.UnescapeDataString(url.Segments[^1].TrimEnd('/'));
        return new(name.Length == 0 ? url.Host : name, new ExternalFile(url.AbsoluteUri));
    }
}
