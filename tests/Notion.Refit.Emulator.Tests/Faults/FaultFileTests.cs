namespace Notion.Refit.Emulator.Tests.Faults;

public sealed class FaultFileTests
{
    [Test]
    public async Task Each_fault_can_be_described()
    {
        await using var api = new RawApi();
        const string File = """
            {
              "seed": 7,
              // Comments and trailing commas are welcome.
              "faults": [
                { "next": 1, "operations": ["createPage", "retrieveMe"], "fault": "rate_limited", "retry_after": 3, "retry_after_form": "body", "reason": "moon" },
                { "next": 1, "fault": "overloaded", "retry_after": 2 },
                { "next": 1, "fault": "html", "status": 502, "retry_after": 1 },
                { "next": 1, "fault": "conflict" },
                { "next": 1, "fault": "server_error", "status": 504, "after_commit": true },
                { "next": 1, "fault": "error", "status": 418, "code": "teapot", "message": "m" },
                { "during": 0.001, "operations": ["search"], "fault": "refuse_connection" },
                { "share": 0, "fault": "reset_connection", "after_commit": true },
                { "share": 0, "fault": "reset_within_body" },
                { "share": 0, "fault": "stall" },
                { "share": 0, "fault": "stall_within_body" },
                { "share": 0, "fault": "cut_json" },
                { "next": 1, "operations": ["appendBlockChildren"], "fault": "service_unavailable_after_commit" },
                { "fault": "delay", "delay": 0 },
              ],
            }
            """;
        api.Emulator.Faults.Load(File);

        var answers = new List<(int, string?)>();
        foreach (int _ in Enumerable.Range(0, 7))
        {
            using HttpClient http = api.Emulator.CreateHttpClient();
            http.DefaultRequestHeaders.Add("Authorization", $"Bearer {api.Emulator.Token}");
            http.DefaultRequestHeaders.Add("Notion-Version", RawApi.Version);
            using HttpResponseMessage response = await http.GetAsync(new Uri("/v1/users/me", UriKind.Relative));
            answers.Add(((int)response.StatusCode, response.Headers.RetryAfter?.ToString()));
        }

        Assert.That(answers, Is.EqualTo(new (int, string?)[] { (429, null), (529, "2"), (502, "1"), (409, null), (504, null), (418, null), (200, null) }));
    }

    // Text, what the message must contain.
    [TestCase("nothing", "$")]
    [TestCase("{}", "faults")]
    [TestCase("""{"faults": [{"next": 1}]}""", "fault")]
    [TestCase("""{"faults": [{"fault": "meteor"}]}""", "$.faults[0].fault")]
    [TestCase("""{"faults": [{"fault": "conflict", "often": 1}]}""", "often")]
    [TestCase("""{"faults": [{"fault": "conflict"}, {"fault": "conflict", "next": 1, "share": 0.5}]}""", "faults[1]: Only one of next, during and share")]
    [TestCase("""{"faults": [{"fault": "conflict", "next": 0}]}""", "faults[0]: count")]
    [TestCase("""{"faults": [{"fault": "conflict", "share": 2}]}""", "faults[0]: A share is a number from 0 to 1.")]
    [TestCase("""{"faults": [{"fault": "conflict", "during": 1e300}]}""", "faults[0]: ")]
    [TestCase("""{"faults": [{"fault": "conflict", "operations": ["fly"]}]}""", "faults[0]: There is no operation 'fly'")]
    [TestCase("""{"faults": [{"fault": "html"}]}""", "faults[0]: status is missing.")]
    [TestCase("""{"faults": [{"fault": "html", "status": 200}]}""", "faults[0]: An error has a status from 400 to 599.")]
    [TestCase("""{"faults": [{"fault": "stall_within_body", "after_commit": true}]}""", "faults[0]: stall_within_body has no after_commit.")]
    public async Task Invalid_values_are_reported_with_their_place_and_add_nothing(string file, string message)
    {
        await using var api = new RawApi();

        Assert.That(() => api.Emulator.Faults.Load(file), Throws.InstanceOf<FormatException>().With.Message.Contains(message));
        Assert.That((await api.GetAsync("/v1/users/me")).Status, Is.EqualTo(200));
    }
}
