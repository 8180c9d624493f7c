using Notion.Refit.Emulator.Answers;
using Notion.Refit.Emulator.Documents.Content;
using Notion.Refit.Emulator.Protocol.Errors;
using Notion.Refit.Emulator.Protocol.Messages;
using Notion.Refit.Emulator.Requests;
using Notion.Refit.Emulator.State;

namespace Notion.Refit.Emulator.Api.Endpoints.FileUploads;

/// <summary>Joins the parts of an upload, once all are there.</summary>
/// <remarks>Assumption: the wording of the errors.</remarks>
internal sealed class CompleteFileUpload : IEndpoint
{
    public NotionOperation Operation => NotionOperations.CompleteFileUpload;

    public Answer Handle(RequestContext context)
    {
        Guid id = context.PathId("file_upload_id");
        StoredFileUpload upload = context.FileUpload(id);
        if (upload.PartCount is not { } count)
            throw ApiErrors.UploadNotInParts(id, upload.Mode.Value);
        upload.Pending(context.Now);
        if (upload.Parts.Count < count)
        {
            int missing = Enumerable.Range(1, count).First(number => !upload.Parts.ContainsKey(number));
            throw ApiErrors.PartMissing(id, upload.Parts.Count, count, missing);
        }

        StoredFileUpload complete = upload with { IsComplete = true, LastEditedTime = context.Now };
        ChangeLog.Current?.Add(complete);
        context.Workspace.FileUploads[id] = complete;
        return Answer.Of(FileUploadAnswers.Of(complete, context.Scope));
    }
}
