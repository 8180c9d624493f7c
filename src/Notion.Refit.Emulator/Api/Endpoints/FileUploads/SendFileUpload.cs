using System.Globalization;
using Notion.Refit.Emulator.Answers;
using Notion.Refit.Emulator.Documents.Content;
using Notion.Refit.Emulator.Files;
using Notion.Refit.Emulator.Protocol.Errors;
using Notion.Refit.Emulator.Protocol.Messages;
using Notion.Refit.Emulator.Requests;
using Notion.Refit.Emulator.State;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Api.Endpoints.FileUploads;

/// <summary>The content of an upload, or a part of it.</summary>
/// <remarks>Assumption: a part that is sent again takes the place of the one before; the wording of all errors.</remarks>
internal sealed class SendFileUpload : IPreparedEndpoint
{
    // The extension is added by the type.
    private const string Unnamed = "file";

    public NotionOperation Operation => NotionOperations.SendFileUpload;

    public Answer Handle(RequestContext context) => throw new InvalidOperationException("It is prepared first.");

    public async ValueTask<Func<Answer>> PrepareAsync(RequestContext context, CancellationToken cancellationToken)
    {
        Guid id = context.PathId("file_upload_id");
        UploadForm form = await UploadForm.ReadAsync(context.Request, cancellationToken);
        return () => Send(id, form, context);
    }

    private static Answer Send(Guid id, UploadForm form, RequestContext context)
    {
        StoredFileUpload upload = context.FileUpload(id).Pending(context.Now);
        if (upload.Mode == FileUploadMode.ExternalUrl)
            throw ApiErrors.ImportSent(id);

        int part = PartNumber(form.PartNumber, upload);
        CheckSize(form.File.Content.Length, part, upload, context.Workspace);
        FileNaming naming = Name(form.File, upload);
        StoredFileUpload sent = upload with
        {
            FileName = naming.Name,
            ContentType = naming.ContentType,
            Parts = upload.Parts.SetItem(part, form.File.Content),
            IsComplete = upload.PartCount is null,
            LastEditedTime = context.Now,
        };
        if (sent.IsComplete)
            ChangeLog.Current?.Add(sent);
        context.Workspace.FileUploads[id] = sent;
        return Answer.Of(FileUploadAnswers.Of(sent, context.Scope));
    }

    private static int PartNumber(string? text, StoredFileUpload upload)
    {
        if (upload.PartCount is not { } count)
        {
            return text is null
                ? 1
                : throw ApiErrors.FailedValidation("body", ApiErrors.ShouldNotBePresent("body.part_number", ApiErrors.Quote(text)));
        }

        if (text is null)
            throw ApiErrors.FailedValidation("body", ApiErrors.ShouldBeDefined("body.part_number"));
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= 1 && number <= count
            ? number
            : throw ApiErrors.FailedValidation("body", ApiErrors.ShouldBe("body.part_number", $"a number from 1 to {count}", ApiErrors.Quote(text)));
    }

    private static void CheckSize(int size, int part, StoredFileUpload upload, Workspace workspace)
    {
        if (size > UploadLimits.LargestPart)
            throw TooLarge(size, UploadLimits.LargestPart);
        if (part < upload.PartCount && size < UploadLimits.SmallestPart)
            throw ApiErrors.PartTooSmall(part, UploadLimits.SmallestPart, size);

        long whole = upload.Parts.Remove(part).Values.Sum(other => (long)other.Length) + size;
        if (whole > workspace.MaxFileUploadSize)
            throw TooLarge(whole, workspace.MaxFileUploadSize);
    }

    private static ApiException TooLarge(long size, long limit) =>
        ApiErrors.FileTooLarge(size, limit);

    // Values given at creation stay; the rest comes from the content.
    private static FileNaming Name(FormFile file, StoredFileUpload upload)
    {
        string? type = FileNaming.Bare(file.ContentType);
        if (upload.ContentType is null)
            return FileNaming.Resolve(upload.FileName ?? file.Name ?? Unnamed, type);
        if (type is not null && !string.Equals(type, upload.ContentType, StringComparison.Ordinal))
            throw ApiErrors.OtherContentType(upload.ContentType, type);
        return FileNaming.Resolve(upload.FileName ?? file.Name ?? Unnamed, upload.ContentType);
    }
}
