using Notion.Refit.Models;

namespace Notion.Refit;

/// <summary>The exception for a file that Notion could not import from an address.</summary>
public sealed class FileImportException : NotionException
{
    internal FileImportException(Uri address, FileUpload upload)
        : base($"Notion could not import {address.GetLeftPart(UriPartial.Path)}: the upload is {upload.Status.Value}.", null)
    {
        Upload = upload;
    }

    /// <summary>The upload, with the reason in <see cref="FileUpload.FileImportResult"/>.</summary>
    public FileUpload Upload { get; }
}
