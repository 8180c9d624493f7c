using Notion.Refit.Models;

namespace Notion.Refit.Tests.Operations.Cases;

internal static class FileUploadCases
{
    private const string Url = "https://api.notion.com/v1/file_uploads";

    public static IReadOnlyList<OperationCase> All { get; } =
    [
        OperationCase.Of(
            "listFileUploads",
            $"GET {Url}?status=uploaded&start_cursor=cursor_1&page_size=9",
            (notion, ct) => notion.FileUploads.ListAsync(FileUploadStatus.Uploaded, "cursor_1", 9, ct),
            Answers.List(Answers.FileUpload, "file_upload"),
            list =>
            {
                ExpectFileUpload(list.Results.Single());
                Assert.That(list.NextCursor, Is.EqualTo("cursor_2"));
            }),

        OperationCase.Of(
            "createFileUpload",
            $"POST {Url}",
            (notion, ct) => notion.FileUploads.CreateAsync(new() { Mode = FileUploadMode.MultiPart, Filename = "plan.txt", ContentType = "text/plain", NumberOfParts = 2 }, ct),
            Answers.FileUpload,
            ExpectFileUpload,
            body: """{"mode":"multi_part","filename":"plan.txt","content_type":"text/plain","number_of_parts":2}"""),

        OperationCase.Of(
            "retrieveFileUpload",
            $"GET {Url}/{Some.FileUpload}",
            (notion, ct) => notion.FileUploads.RetrieveAsync(Some.FileUpload, ct),
            Answers.FileUpload,
            ExpectFileUpload),

        OperationCase.Of(
            "sendFileUpload",
            $"POST {Url}/{Some.FileUpload}/send",
            async (notion, ct) =>
            {
                using var file = new StringContent("hello") { Headers = { ContentDisposition = new("form-data") { Name = "file", FileName = "plan.txt" } } };
                return await notion.FileUploads.SendAsync(Some.FileUpload, file, 2, ct);
            },
            Answers.FileUpload,
            ExpectFileUpload,
            checkBody: request =>
            {
                Assert.That(
                    request.Body,
                    Does.Contain("Content-Type: text/plain; charset=utf-8\r\nContent-Disposition: form-data; name=file; filename=plan.txt\r\n\r\nhello\r\n"));
                Assert.That(request.Body, Does.Contain("Content-Disposition: form-data; name=part_number\r\n\r\n2\r\n"));
            }),

        OperationCase.Of(
            "sendFileUpload",
            $"POST {Url}/{Some.FileUpload}/send",
            async (notion, ct) =>
            {
                using var file = new ByteArrayContent("hello"u8.ToArray());
                return await notion.FileUploads.SendAsync(Some.FileUpload, file, cancellationToken: ct);
            },
            Answers.FileUpload,
            ExpectFileUpload,
            name: "whole",
            checkBody: request =>
            {
                Assert.That(request.Body, Does.Contain("Content-Disposition: form-data; name=file\r\n\r\nhello\r\n"));
                Assert.That(request.Body, Does.Not.Contain("part_number"));
            }),

        OperationCase.Of(
            "completeFileUpload",
            $"POST {Url}/{Some.FileUpload}/complete",
            (notion, ct) => notion.FileUploads.CompleteAsync(Some.FileUpload, ct),
            Answers.FileUpload,
            ExpectFileUpload),
    ];

    private static void ExpectFileUpload(FileUpload upload)
    {
        Assert.That(upload.Id, Is.EqualTo(new FileUploadId(new Guid(Some.FileUpload))));
        Assert.That(upload.Status, Is.EqualTo(FileUploadStatus.Pending));
        Assert.That(upload.CreatedBy.Type, Is.EqualTo(ActorType.Bot));
        Assert.That(upload.ExpiryTime, Is.EqualTo(new DateTimeOffset(2026, 3, 11, 10, 41, 0, TimeSpan.Zero)));
        Assert.That(upload.Filename, Is.EqualTo("plan.txt"));
        Assert.That(upload.ContentType, Is.EqualTo("text/plain"));
        Assert.That(upload.ContentLength, Is.Null);
        Assert.That(upload.UploadUrl, Is.EqualTo($"https://api.notion.com/v1/file_uploads/{Some.FileUpload}/send"));
        Assert.That(upload.NumberOfParts, Is.Null);
    }
}
