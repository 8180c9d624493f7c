using Notion.Refit.Emulator.Protocol.Messages;
using Notion.Refit.Emulator.State;

namespace Notion.Refit.Emulator.Files;

/// <summary>Creates the addresses of one response: all for the same client, all at the same time.</summary>
/// <param name="signer">What signs them.</param>
/// <param name="origin">What the client has before the path.</param>
/// <param name="now">The moment of the answer.</param>
internal sealed class FileLinks(FileSigner signer, string origin, DateTimeOffset now)
{
    public DateTimeOffset Now => now;

    // Responses have this time to the millisecond.
    public DateTimeOffset ExpiryTime { get; } = now > DateTimeOffset.MaxValue - FileSigner.Lifetime ? DateTimeOffset.MaxValue : ResponseTimes.ToMillisecond(now) + FileSigner.Lifetime;

    /// <summary>A fresh signed address of a file that was attached.</summary>
    public string To(StoredFileUpload upload, Workspace workspace) => origin + signer.Sign(FileAddress.Of(upload, workspace), now);

    /// <summary>Returns the address that receives the content of an upload.</summary>
    public string ToSend(FileUploadId id) => $"{origin}/v1/file_uploads/{id}/send";

    /// <summary>Returns the address that completes an upload in parts.</summary>
    public string ToComplete(FileUploadId id) => $"{origin}/v1/file_uploads/{id}/complete";
}
