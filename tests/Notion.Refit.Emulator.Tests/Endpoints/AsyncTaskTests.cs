using static Notion.Refit.Emulator.Tests.Workbench;

namespace Notion.Refit.Emulator.Tests.Endpoints;

public sealed class AsyncTaskTests
{
    private readonly FixedTime _time = new(new DateTimeOffset(2026, 6, 17, 10, 0, 0, TimeSpan.Zero));

    private RawApi _api = null!;
    private string _page = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _api = new RawApi(new NotionEmulatorOptions { TimeProvider = _time, AsyncDelay = TimeSpan.FromSeconds(30) });
        _page = (await _api.CreatePageAsync()).Id;
    }

    [TearDown]
    public async Task EndAsync() => await _api.DisposeAsync();

    [Test]
    public async Task A_change_that_may_take_long_is_answered_with_a_task_and_made_when_the_time_has_come()
    {
        RawAnswer task = await ReplaceAsync("New text");
        _time.Advance(TimeSpan.FromSeconds(29));
        RawAnswer running = await _api.GetAsync($"/v1/async_tasks/{task.Id}");
        int before = await CountBlocksAsync();
        _time.Advance(TimeSpan.FromSeconds(1));
        RawAnswer done = await _api.GetAsync($"/v1/async_tasks/{task.Id}");
        int after = await CountBlocksAsync();

        Assert.That(task.Status, Is.EqualTo(202), task.Message);
        Assert.That(task["object"].GetString(), Is.EqualTo("async_task"));
        Assert.That(task.Id, Does.StartWith("task_"));
        Assert.That(task["status"].GetString(), Is.EqualTo("queued"));
        Assert.That(task["status_url"].GetString(), Does.EndWith($"/v1/async_tasks/{task.Id}"));
        Assert.That(task["poll_after_seconds"].GetInt32(), Is.EqualTo(30));
        Assert.That(task["operation"].GetRawText(), Is.EqualTo("""{"surface":"rest","name":"PATCH /v1/pages/:page_id/markdown"}"""));
        Assert.That((running["status"].GetString(), before), Is.EqualTo(("running", 0)));
        Assert.That((done["status"].GetString(), after), Is.EqualTo(("succeeded", 1)));
        Assert.That(done["result"].GetProperty("object").GetString(), Is.EqualTo("page_markdown"));
        Assert.That(done.Body.TryGetProperty("poll_after_seconds", out _), Is.False);
    }

    [Test]
    public async Task A_task_that_fails_has_the_error_of_the_request()
    {
        RawAnswer task = await ReplaceAsync("New text");
        Ok(await _api.DeleteAsync($"/v1/blocks/{_page}"));
        _time.Advance(TimeSpan.FromSeconds(30));

        RawAnswer failed = await _api.GetAsync($"/v1/async_tasks/{task.Id}");

        Assert.That(failed["status"].GetString(), Is.EqualTo("failed"));
        Assert.That(failed["error"].GetProperty("object").GetString(), Is.EqualTo("error"));
        Assert.That(failed["error"].GetProperty("code").GetString(), Is.EqualTo("validation_error"));
    }

    [Test]
    public async Task A_task_is_forgotten_after_a_while_and_hidden_from_others()
    {
        await using var other = new RawApi(_api.Emulator.Workspace.AddConnection("Other"));
        RawAnswer task = await ReplaceAsync("New text");

        Assert.That((await other.GetAsync($"/v1/async_tasks/{task.Id}")).Code, Is.EqualTo("object_not_found"));
        _time.Advance(TimeSpan.FromHours(2));
        Assert.That((await _api.GetAsync($"/v1/async_tasks/{task.Id}")).Status, Is.EqualTo(404));
    }

    private Task<RawAnswer> ReplaceAsync(string markdown) => _api.PatchAsync(
        $"/v1/pages/{_page}/markdown", Body("{'type': 'replace_content', 'replace_content': {'new_str': '$0'}, 'allow_async': true}", markdown));

    private async Task<int> CountBlocksAsync() => (await _api.GetAsync($"/v1/blocks/{_page}/children")).Results.Count;
}
