namespace Notion.Refit.Models;

public abstract partial record FileSource
{
    /// <summary>Attaches an uploaded file.</summary>
    /// <param name="id">The upload.</param>
    public static implicit operator FileSource(FileUploadId id) => new FileUploadFile(id);

    /// <summary>A file on the web.</summary>
    /// <param name="url">Its address, at most 2,000 characters.</param>
    /// <returns>The source.</returns>
    public static WritableFileSource External(string url) => new ExternalFile(url);

    /// <summary>A file that was uploaded.</summary>
    /// <param name="id">The upload.</param>
    /// <returns>The source.</returns>
    public static WritableFileSource FileUpload(FileUploadId id) => new FileUploadFile(id);
}
