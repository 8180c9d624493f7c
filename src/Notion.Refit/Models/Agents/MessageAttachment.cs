using System.Diagnostics.CodeAnalysis;

namespace Notion.Refit.Models;

public sealed partial record MessageAttachment
{
    /// <summary>Creates an attachment from an upload.</summary>
    /// <param name="upload">The id of the upload, whose status is <c>uploaded</c>.</param>
    [SetsRequiredMembers]
    public MessageAttachment(FileUploadId upload)
        : this(new FileUploadReference(upload))
    {
    }
}
