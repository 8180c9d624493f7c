using Notion.Refit.Emulator.Answers;
using Notion.Refit.Emulator.Protocol.Messages;
using Notion.Refit.Emulator.Protocol.Paging;
using Notion.Refit.Emulator.Requests;
using Notion.Refit.Emulator.State;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Api.Endpoints.FileUploads;

/// <summary>The file uploads of the connection, the newest first.</summary>
internal sealed class ListFileUploads : IEndpoint
{
    public NotionOperation Operation => NotionOperations.ListFileUploads;

    public Answer Handle(RequestContext context)
    {
        FileUploadStatus? status = context.QueryValue("status") is { } text ? new FileUploadStatus(text) : default(FileUploadStatus?);
        StoredFileUpload[] uploads =
        [
            .. from upload in context.Workspace.FileUploads.Values
               where upload.CreatedBy.Id == context.Connection.Bot.Id && (status is null || upload.StatusAt(context.Now) == status)
               orderby upload.Sequence descending
               select upload,
        ];
        ListPage<StoredFileUpload> page = context.QueryPage().Cut(uploads, upload => upload.Id.ToString());
        return FileUploadAnswer.Of(new FileUploadList
        {
            Results = [.. page.Items.Select(upload => FileUploadAnswers.Of(upload, context.Scope))],
            NextCursor = page.NextCursor,
            HasMore = page.HasMore,
            Type = ListType.FileUpload,
            FileUpload = new EmptyObject(),
        });
    }
}
