using Notion.Refit.Emulator.Files;
using Notion.Refit.Emulator.Protocol.Errors;
using Notion.Refit.Emulator.Requests;
using Notion.Refit.Emulator.State;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Documents.Content;

/// <summary>Decides which uploads may be attached where.</summary>
internal static class AttachmentRules
{
    /// <summary>Finds an upload that the connection may know of: one of its own, or one that was attached to something.</summary>
    /// <remarks>Assumption: pending uploads of others do not exist for a connection.</remarks>
    /// <exception cref="ApiException">There is none.</exception>
    public static StoredFileUpload FileUpload(this RequestContext context, Guid id) =>
        context.Workspace.FileUploads.TryGetValue(id, out StoredFileUpload? upload) && (upload.IsAttached || upload.CreatedBy.Id == context.Connection.Bot.Id)
            ? upload
            : throw ApiErrors.NotFound(ObjectKind.FileUpload, id, context.Connection);

    /// <summary>An upload whose content is still to come.</summary>
    /// <exception cref="ApiException">It is there, or never will be.</exception>
    public static StoredFileUpload Pending(this StoredFileUpload upload, DateTimeOffset now) => upload.StatusAt(now) is var status && status == FileUploadStatus.Pending
        ? upload
        : throw ApiErrors.UploadNotPending(upload.Id, status.Value);

    /// <summary>Finds an upload that is to be attached. It is, once the operation has been carried out.</summary>
    /// <param name="context">The request.</param>
    /// <param name="id">The id of the upload.</param>
    /// <param name="use">What it is to be attached as.</param>
    /// <exception cref="ApiException">There is none, its content is not there, it has expired, or it is of the wrong kind.</exception>
    public static StoredFileUpload Attachable(this RequestContext context, Guid id, FileUse use)
    {
        StoredFileUpload upload = context.FileUpload(id);
        FileUploadStatus status = upload.StatusAt(context.Now);

        // Assumption: the wording of both.
        if (status != FileUploadStatus.Uploaded)
            throw ApiErrors.UploadNotUploaded(id, status.Value);
        if (!Fits(FileNaming.Category(upload.FileName, upload.ContentType), use))
            throw ApiErrors.UploadOfWrongType(id, upload.ContentType, Name(use));

        context.Attach(upload);
        return upload;
    }

    private static bool Fits(FileCategory category, FileUse use) => use switch
    {
        FileUse.Icon or FileUse.Cover or FileUse.Image => category is FileCategory.Image,
        FileUse.Video => category is FileCategory.Video,
        FileUse.Audio => category is FileCategory.Audio,
        FileUse.Pdf => category is FileCategory.Pdf,
        _ => true,
    };

    private static string Name(FileUse use) => use switch
    {
        FileUse.Icon => "an icon",
        FileUse.Cover => "a cover",
        FileUse.Image => "an image",
        FileUse.Video => "a video",
        FileUse.Audio => "audio",
        _ => "a pdf",
    };
}
