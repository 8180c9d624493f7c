using Notion.Refit.Emulator.Answers;
using Notion.Refit.Emulator.Core;
using Notion.Refit.Emulator.Description;
using Notion.Refit.Emulator.Errors;
using Notion.Refit.Emulator.Paging;
using Notion.Refit.Emulator.Routing;
using Notion.Refit.Emulator.State;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Endpoints.FileUploads;

/// <summary>The file uploads of the connection, the newest first.</summary>
internal sealed class ListFileUploads : IEndpoint
{
    private static readonly FileUploadStatus[] Statuses =
        [FileUploadStatus.Pending, FileUploadStatus.Uploaded, FileUploadStatus.Expired, FileUploadStatus.Failed];

    public NotionOperation Operation => NotionOperations.ListFileUploads;

    public Answer Handle(RequestContext context)
    {
        FileUploadStatus? status = Status(context.QueryValue("status"));
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

    private static FileUploadStatus? Status(string? text)
    {
        if (text is null)
            return null;
        var status = new FileUploadStatus(text);
        return Statuses.Contains(status)
            ? status
            : throw ApiErrors.FailedValidation(
                "query", ApiErrors.ShouldBe("query.status", Wording.AnyOf([.. Statuses.Select(known => Wording.Value(known.Value))]), ApiErrors.Quote(text)));
    }
}
