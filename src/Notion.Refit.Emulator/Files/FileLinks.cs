using Notion.Refit.Emulator.Protocol.Messages;
using Notion.Refit.Emulator.State;

namespace Notion.Refit.Emulator.Files;

/// <summary>Makes the addresses that one answer tells: all for the same client, all at the same moment.</summary>
/// <param name="signer">What signs them.</param>
/// <param name="origin">What the client has before the path.</param>
/// <param name="now">The moment of the answer.</param>
internal sealed class FileLinks(FileSigner signer, string origin, DateTimeOffset now)
{
    public DateTimeOffset Now => now;

    // Answers tell this time to the millisecond.
    public DateTimeOffset ExpiryTime { get; } = now > DateTimeOffset.MaxValue - FileSigner.Lifetime ? DateTimeOffset.MaxValue : ResponseTimes.ToMillisecond(now) + FileSigner.Lifetime;

    /// <summary>A fresh signed address of a file that was attached.</summary>
    public string To(StoredFileUpload upload, Workspace workspace) => origin + signer.Sign(FileAddress.Of(upload, workspace), now);

    /// <summary>Where the content of an upload is sent to.</summary>
    public string ToSend(FileUploadId id) => $"{origin}/v1/file_uploads/{id}/send";

    /// <summary>Where an upload in parts is completed.</summary>
    public string ToComplete(FileUploadId id) => $"{origin}/v1/file_uploads/{id}/complete";
}
