using System.Net.Http.Headers;
using System.Text;
using static Notion.Refit.Emulator.Tests.Workbench;

namespace Notion.Refit.Emulator.Tests.Recording;

public sealed class EmulatorRequestsTests
{
    [Test]
    public async Task A_request_is_kept_with_all_that_a_test_may_ask()
    {
        await using var api = new RawApi();
        await api.PostAsync("/v1/search?trace=a%20b", Body("{'query': 'x'}"));

        ReceivedRequest request = api.Emulator.Requests.Single();
        Assert.Multiple(() =>
        {
            Assert.That(request.Number, Is.EqualTo(1));
            Assert.That(request.Method, Is.EqualTo(HttpMethod.Post));
            Assert.That(request.Path, Is.EqualTo("/v1/search"));
            Assert.That(request.Query, Is.EqualTo(new[] { KeyValuePair.Create("trace", "a b") }));
            Assert.That(request.Operation, Is.EqualTo(NotionOperations.Search));
            Assert.That(request.Headers["notion-version"], Is.EqualTo(RawApi.Version));
            Assert.That(request.Headers["Content-Type"], Does.StartWith("application/json"));
            Assert.That(request.ReadText(), Is.EqualTo("""{"query":"x"}"""));
            Assert.That(request.ReadJson().GetProperty("query").GetString(), Is.EqualTo("x"));
            Assert.That(request.Status, Is.EqualTo(400), "the API does not have the parameter");
            Assert.That(request.RequestId, Is.Not.Null);
            Assert.That(request.Fault, Is.Null);
            Assert.That(request.ToString(), Is.EqualTo("POST /v1/search -> 400"));
        });
    }

    [Test]
    public async Task Credentials_are_not_kept()
    {
        await using var api = new RawApi();
        await api.GetAsync("/v1/users/me");

        Assert.That(api.Emulator.Requests.Single().Headers["Authorization"], Is.EqualTo("Bearer …"));
    }

    [Test]
    public async Task What_a_fault_has_hit_is_kept_with_it()
    {
        await using var api = new RawApi();
        api.Emulator.Faults.Next().ResetConnection().Next().Html(502);
        Assert.That(() => api.GetAsync("/v1/users/me"), Throws.InstanceOf<HttpRequestException>());
        Assert.That(() => api.GetAsync("/v1/users/me"), Throws.InstanceOf<System.Text.Json.JsonException>());
        await api.GetAsync("/v1/nothing");

        Assert.That(
            api.Emulator.Requests.Select(request => request.ToString()),
            Is.EqualTo(["GET /v1/users/me -> no answer (ResetConnection)", "GET /v1/users/me -> 502 (Html)", "GET /v1/nothing -> 400"]));
    }

    [Test]
    public async Task A_request_whose_client_gave_up_is_kept_without_an_answer()
    {
        await using var api = new RawApi();
        using HttpClient http = api.Emulator.CreateHttpClient();
        api.Emulator.Faults.Next().Delay(TimeSpan.FromDays(1));
        using var patience = new CancellationTokenSource();

        Task<HttpResponseMessage> call = http.GetAsync(new Uri("/v1/users/me", UriKind.Relative), patience.Token);
        await patience.CancelAsync();
        await Assert.CatchAsync<OperationCanceledException>(() => call);

        Assert.That(api.Emulator.Requests.Single().ToString(), Is.EqualTo("GET /v1/users/me -> no answer (Delay)"));
    }

    [Test]
    public async Task Only_the_newest_are_kept()
    {
        await using var api = new RawApi(new NotionEmulatorOptions { RecordedRequests = 3 });
        for (int i = 0; i < 5; i++)
            await api.GetAsync($"/v1/users?n={i}");

        Assert.That(api.Emulator.Requests.Select(request => request.Number), Is.EqualTo([3, 4, 5]));
        Assert.That(api.Emulator.Requests.Total, Is.EqualTo(5));
        api.Emulator.Requests.Clear();
        Assert.That(api.Emulator.Requests, Is.Empty);
    }

    [Test]
    public async Task Nothing_is_kept_when_nothing_is_wanted()
    {
        await using var api = new RawApi(new NotionEmulatorOptions { RecordedRequests = 0 });
        await api.GetAsync("/v1/users");

        Assert.That(api.Emulator.Requests, Is.Empty);
    }

    [Test]
    public async Task Large_bodies_are_bounded_one_by_one_and_together()
    {
        await using var api = new RawApi();
        byte[] large = new byte[3 * 1024 * 1024];
        using HttpClient http = api.Emulator.CreateHttpClient();
        for (int i = 0; i < 40; i++)
        {
            using var content = new ByteArrayContent(large) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
            using HttpResponseMessage response = await http.PostAsync(new Uri("/v1/search", UriKind.Relative), content);
        }

        Assert.That(api.Emulator.Requests.Select(request => request.Body.Length), Has.All.EqualTo(1024 * 1024));
        Assert.That(api.Emulator.Requests, Has.Count.EqualTo(32));
    }

    [Test]
    public async Task Parallel_requests_are_all_kept_once()
    {
        await using var api = new RawApi();
        await Task.WhenAll(Enumerable.Range(0, 500).Select(number => Task.Run(() => api.SendAsync(HttpMethod.Post, "/v1/search", $$"""{"query":"{{number}}"}"""))));

        ReceivedRequest[] requests = [.. api.Emulator.Requests.Of(NotionOperations.Search)];
        Assert.That(requests.Select(request => request.Number), Is.EqualTo(Enumerable.Range(1, 500)));
        Assert.That(requests.Select(request => Encoding.UTF8.GetString(request.Body.Span)), Is.Unique);
    }
}
