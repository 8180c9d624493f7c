using Notion.Refit.Models;

namespace Notion.Refit.Tests.Operations.Cases;

internal static class TaskCases
{
    public static IReadOnlyList<OperationCase> All { get; } =
    [
        OperationCase.Of(
            "retrieveAsyncTask",
            "GET https://api.notion.com/v1/async_tasks/task%2Fone%20two",
            (notion, ct) => notion.AsyncTasks.RetrieveAsync("task/one two", ct),
            $$$"""
            {"object":"async_task","id":"task/one two","status":"failed","status_url":"https://api.notion.com/v1/async_tasks/x","created_time":"2026-03-11T09:41:00.000Z",
             "poll_after_seconds":5,"operation":{"surface":"rest","name":"create_page"},"result":{"anything":[1,null]},
             "error":{"object":"error","status":400,"code":"validation_error","message":"No."},"request_id":"{{{Some.Request}}}"}
            """,
            task =>
            {
                Assert.That(task.Id, Is.EqualTo("task/one two"));
                Assert.That(task.Status, Is.EqualTo(AsyncTaskStatus.Failed));
                Assert.That(task.PollAfterSeconds, Is.EqualTo(5));
                Assert.That(task.Operation.Surface, Is.EqualTo(AsyncTaskSurface.Rest));
                Assert.That(task.Operation.Name, Is.EqualTo("create_page"));
                Assert.That(task.Result!.Value.GetProperty("anything").GetArrayLength(), Is.EqualTo(2));
                Assert.That(task.Error!.Code, Is.EqualTo(NotionErrorCode.ValidationError));
                Assert.That(task.Error.Message, Is.EqualTo("No."));
            }),
    ];
}
