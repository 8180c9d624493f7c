using Notion.Refit.Emulator.Answers;
using Notion.Refit.Emulator.Documents.Content;
using Notion.Refit.Emulator.Protocol.Messages;
using Notion.Refit.Emulator.Requests;

namespace Notion.Refit.Emulator.Api.Endpoints.FileUploads;

/// <summary>One file upload, also one that has expired.</summary>
internal sealed class RetrieveFileUpload : IEndpoint
{
    public NotionOperation Operation => NotionOperations.RetrieveFileUpload;

    public Answer Handle(RequestContext context) =>
        FileUploadAnswer.Of(FileUploadAnswers.Of(context.FileUpload(context.PathId("file_upload_id")), context.Scope));
}
