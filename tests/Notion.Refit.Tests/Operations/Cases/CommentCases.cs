using Notion.Refit.Models;

namespace Notion.Refit.Tests.Operations.Cases;

internal static class CommentCases
{
    private const string Url = "https://api.notion.com/v1/comments";

    public static IReadOnlyList<OperationCase> All { get; } =
    [
        OperationCase.Of(
            "listComments",
            $"GET {Url}?block_id={Some.Page}&start_cursor=cursor_1&page_size=7",
            (notion, ct) => notion.Comments.ListAsync(Some.Page, "cursor_1", 7, ct),
            Answers.List(Answers.Comment, "comment"),
            list =>
            {
                ExpectComment(list.Results.Single());
                Assert.That(list.NextCursor, Is.EqualTo("cursor_2"));
            }),

        OperationCase.Of(
            "createComment",
            $"POST {Url}",
            (notion, ct) => notion.Comments.CreateAsync(
                new()
                {
                    Parent = Parent.Page(Some.Page),
                    RichText = [RichText.Text("See ", link: "https://example.com"), RichText.MentionUser(Some.User), RichText.Equation("e=mc^2")],
                    Attachments = [new(Some.FileUpload)],
                    DisplayName = new CustomDisplayName(new("Ada")),
                },
                ct),
            Answers.Comment,
            ExpectComment,
            body: $$$"""
            {"parent":{"type":"page_id","page_id":"{{{Some.Page}}}"},
             "rich_text":[{"type":"text","text":{"content":"See ","link":{"url":"https://example.com"}} },
                          {"type":"mention","mention":{"type":"user","user":{"object":"user","id":"{{{Some.User}}}"}} },
                          {"type":"equation","equation":{"expression":"e=mc^2"}}],
             "attachments":[{"type":"file_upload","file_upload_id":"{{{Some.FileUpload}}}"}],
             "display_name":{"type":"custom","custom":{"name":"Ada"}} }
            """),

        OperationCase.Of(
            "createComment",
            $"POST {Url}",
            (notion, ct) => notion.Comments.CreateAsync(new() { DiscussionId = Some.Discussion, Markdown = "*yes*" }, ct),
            Answers.Comment,
            ExpectComment,
            body: $$$"""{"discussion_id":"{{{Some.Discussion}}}","markdown":"*yes*"}""",
            name: "in a discussion"),

        OperationCase.Of(
            "retrieveComment", $"GET {Url}/{Some.Comment}", (notion, ct) => notion.Comments.RetrieveAsync(Some.Comment, ct), Answers.Comment, ExpectComment),

        OperationCase.Of(
            "updateComment",
            $"PATCH {Url}/{Some.Comment}",
            (notion, ct) => notion.Comments.UpdateAsync(Some.Comment, new() { RichText = "Changed" }, ct),
            Answers.Comment,
            ExpectComment,
            body: """{"rich_text":[{"type":"text","text":{"content":"Changed"}}]}"""),

        OperationCase.Of(
            "deleteComment", $"DELETE {Url}/{Some.Comment}", (notion, ct) => notion.Comments.DeleteAsync(Some.Comment, ct), Answers.Comment, ExpectComment),
    ];

    private static void ExpectComment(Comment comment)
    {
        Assert.That(comment.Id, Is.EqualTo(new CommentId(new Guid(Some.Comment))));
        Assert.That(comment.DiscussionId, Is.EqualTo(new DiscussionId(new Guid(Some.Discussion))));
        Assert.That(comment.RichText.ToPlainText(), Is.EqualTo("Write tests"));
        Assert.That(comment.DisplayName.Type, Is.EqualTo(DisplayNameType.Integration));
        Assert.That(comment.DisplayName.ResolvedName, Is.EqualTo("Ada's bot"));
        Assert.That(comment.Attachments.Single().Category, Is.EqualTo(AttachmentCategory.Image));
        Assert.That(comment.Attachments.Single().File.ExpiryTime, Is.EqualTo(new DateTimeOffset(2026, 3, 11, 10, 41, 0, TimeSpan.Zero)));
    }
}
