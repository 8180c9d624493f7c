using Notion.Refit.Emulator.Protocol.Messages;
using Notion.Refit.Emulator.State;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Answers;

/// <summary>Maps file uploads to response models.</summary>
internal static class FileUploadAnswers
{
    public static FileUpload Of(StoredFileUpload upload, AnswerScope scope) => Of(upload, upload.StatusAt(scope.Files.Now), scope);

    /// <summary>A new upload. Not even an import that takes no time has ended yet.</summary>
    public static FileUpload OfNew(StoredFileUpload upload, AnswerScope scope) => Of(upload, FileUploadStatus.Pending, scope);

    private static FileUpload Of(StoredFileUpload upload, FileUploadStatus status, AnswerScope scope)
    {
        var id = new FileUploadId(upload.Id);
        bool isPending = status == FileUploadStatus.Pending;
        bool isExpired = status == FileUploadStatus.Expired;
        return new FileUpload
        {
            Id = id,
            CreatedTime = ResponseTimes.ToMinute(upload.CreatedTime),
            CreatedBy = new Actor { Id = new UserId(upload.CreatedBy.Id), Type = ActorType.Bot },

            // Assumption: the API finds out what has expired some minutes later; here it is the moment itself.
            LastEditedTime = ResponseTimes.ToMinute(isExpired ? upload.ExpiryTime : upload.LastEditedTime),
            ExpiryTime = isExpired || upload.IsAttached ? null : upload.ExpiryTime,
            UploadUrl = isPending ? scope.Files.ToSend(id) : null,
            CompleteUrl = isPending && upload.PartCount is not null && upload.Parts.Count > 0 ? scope.Files.ToComplete(id) : null,
            InTrash = false,
            Status = status,
            Filename = upload.FileName,
            ContentType = upload.ContentType,
            ContentLength = IsMeasured(upload, isPending) ? upload.Length : null,
            NumberOfParts = upload.PartCount is { } total ? new FileUploadParts { Total = total, Sent = upload.Parts.Count } : null,
            FileImportResult = upload.Import is { } import && !isPending && import.Time <= scope.Files.Now ? Result(import) : null,
#pragma warning disable CS0618 // The version before still has it.
            Archived = scope.Archived(inTrash: false),
#pragma warning restore CS0618
        };
    }

    // While parts come in, the length is that of those that are there.
    private static bool IsMeasured(StoredFileUpload upload, bool isPending) =>
        (upload.IsComplete && !isPending) || (upload.PartCount is not null && upload.Parts.Count > 0);

    /// <summary>Returns the result of an import that has ended.</summary>
    public static FileImportResult Result(StoredFileImport import) => new()
    {
        ImportedTime = import.Time,
        Outcome = import.Error is { } error ? error : new FileImportSuccess(),
    };
}
