using System.Net;
using System.Text;
using Notion.Refit.Http;
using Notion.Refit.Tests.Conventions;

namespace Notion.Refit.Tests.Http;

public sealed class RequestQueryTests
{
    [TestCase(true, "true")]
    [TestCase(false, "false")]
    public async Task A_flag_is_sent_in_lower_case(bool flag, string sent)
    {
        Assert.That(await SendAsync(notion => notion.Pages.RetrieveMarkdownAsync(Guid.NewGuid().ToString(), includeTranscript: flag)), Does.EndWith($"/markdown?include_transcript={sent}"));
    }

    [Test]
    public async Task A_text_is_sent_as_it_is([Values("True", "False", "a&include_transcript=True")] string text)
    {
        Assert.That(await SendAsync(notion => notion.CustomEmojis.ListAsync(name: text)), Does.EndWith($"?name={Uri.EscapeDataString(text)}"));
    }

    [Test]
    public async Task An_empty_text_is_refused_by_its_name()
    {
        await Assert.ThrowsAsync(Is.TypeOf<ArgumentException>().With.Property("ParamName").EqualTo("startCursor"), () => SendAsync(notion => notion.Users.ListAsync(startCursor: "")));
    }

    [Test]
    public async Task Half_a_surrogate_pair_is_refused_by_the_name_of_its_parameter()
    {
        using (Assert.EnterMultipleScope())
        {
            await Assert.ThrowsAsync(Is.TypeOf<ArgumentException>().With.Property("ParamName").EqualTo("name"), () => SendAsync(notion => notion.CustomEmojis.ListAsync(name: "a\ud83d")));
            await Assert.ThrowsAsync(Is.TypeOf<ArgumentException>().With.Property("ParamName").EqualTo("taskId"), () => SendAsync(notion => notion.AsyncTasks.RetrieveAsync("\ude80")));
        }
    }

    [TestCase("")]
    [TestCase(null)]
    [TestCase(".")]
    [TestCase("..")]
    public async Task A_text_that_leads_the_path_elsewhere_is_refused(string? taskId)
    {
        await Assert.CatchAsync<ArgumentException>(() => SendAsync(notion => notion.AsyncTasks.RetrieveAsync(taskId!)));
    }

    [Test]
    public void All_Boolean_parameters_are_known()
    {
        IEnumerable<string> flags = from endpoint in EndpointMethod.All
                                    from parameter in endpoint.Method.GetParameters()
                                    where parameter.ParameterType == typeof(bool) || parameter.ParameterType == typeof(bool?)
                                    select EndpointMethod.NameOf(parameter);

        Assert.That(RequestQuery.Flags.ToArray(), Is.EquivalentTo(flags.Distinct(StringComparer.Ordinal)));
    }

    [Test]
    public void No_parameter_of_a_path_or_query_depends_on_the_culture_or_a_format()
    {
        IEnumerable<string> others = from endpoint in EndpointMethod.All
                                     from parameter in endpoint.Method.GetParameters()
                                     let type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType
                                     where type == typeof(DateTimeOffset) || type == typeof(DateTime) || type == typeof(DateOnly) || type == typeof(double) || type == typeof(decimal) || type.IsEnum
                                     select $"{endpoint}: {parameter.Name}";

        Assert.That(others, Is.Empty);
    }

    private static async Task<string> SendAsync(Func<INotionClient, Task> call)
    {
        string? sent = null;
        using var transport = new TestTransport(new ScriptedHandler((request, _) =>
        {
            sent = request.RequestUri!.AbsoluteUri;
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.NotFound) { RequestMessage = request, Content = new StringContent("""{"object":"error","code":"object_not_found","message":"m"}""", Encoding.UTF8, "application/json") });
        }));
        try
        {
            await call(transport.Notion);
        }
        catch (NotionApiException)
        {
            // Only the request matters.
        }

        return sent!;
    }
}
