using static Notion.Refit.Emulator.Tests.Workbench;

namespace Notion.Refit.Emulator.Tests.Endpoints;

public sealed class AddressTests
{
    [TestCase("image", "/photo.png", "Invalid image url.")]
    [TestCase("image", "data:image/png;base64,AAAA", "Invalid image url.")]
    [TestCase("video", "nonsense", "Invalid video url.")]
    public async Task A_file_block_takes_only_absolute_web_addresses(string type, string url, string problem)
    {
        await using var api = new RawApi();

        RawAnswer answer = await api.AppendAsync(api.RootPageId(), Fill("[{'$0': {'external': {'url': '$1'}}}]", type, url));

        Assert.That(answer.Status, Is.EqualTo(400));
        Assert.That(answer.Message, Does.EndWith(problem));
    }

    [Test]
    public async Task A_bookmark_takes_only_absolute_web_addresses()
    {
        await using var api = new RawApi();

        RawAnswer answer = await api.AppendAsync(api.RootPageId(), "[{'bookmark': {'url': 'example'}}]");

        Assert.That(answer.Message, Does.EndWith("Invalid bookmark url."));
    }

    [TestCase("icon", "Invalid page icon URL.")]
    [TestCase("cover", "Invalid page cover URL.")]
    public async Task Icons_and_covers_take_only_absolute_web_addresses(string member, string message)
    {
        await using var api = new RawApi();

        RawAnswer answer = await api.PatchAsync($"/v1/pages/{api.RootPageId()}", Body("{'$0': {'type': 'external', 'external': {'url': '/photo.png'}}}", member));

        Assert.That(answer.Status, Is.EqualTo(400));
        Assert.That(answer.Message, Is.EqualTo(message));
    }

    [Test]
    public async Task A_hosted_file_cannot_be_set_by_an_update()
    {
        await using var api = new RawApi();
        RawAnswer made = Ok(await api.AppendAsync(api.RootPageId(), "[{'image': {'external': {'url': 'https://example.com/a.png'}}}]"));

        RawAnswer answer = await api.PatchAsync($"/v1/blocks/{made.Results[0].GetProperty("id").GetString()}", Body("{'image': {'file': {'url': 'https://example.com/b.png'}}}"));

        Assert.That(answer.Status, Is.EqualTo(400));
        Assert.That(answer.Message, Does.Contain("body.image.file should be not present"));
    }

    [Test]
    public async Task A_query_parameter_that_does_not_exist_is_refused()
    {
        await using var api = new RawApi();

        RawAnswer answer = await api.GetAsync("/v1/users?what=1");

        Assert.That(answer.Status, Is.EqualTo(400));
        Assert.That(answer.Message, Is.EqualTo("query failed validation: query.what should be not present, instead was `\"1\"`."));
    }

    [Test]
    public async Task The_description_of_a_database_belongs_to_the_data_sources_of_its_time()
    {
        await using var api = new RawApi();
        (string database, string first) = await api.CreateTableAsync();
        Ok(await api.PatchAsync($"/v1/databases/{database}", Body("{'description': [{'text': {'content': 'All tasks'}}]}")));

        RawAnswer second = Ok(await api.PostAsync("/v1/data_sources", Body("{'parent': {'type': 'database_id', 'database_id': '$0'}, 'properties': {'Name': {'title': {}}}}", database)));

        Assert.That(second["description"].GetArrayLength(), Is.Zero);
        Assert.That(PlainText((await api.GetAsync($"/v1/data_sources/{first}"))["description"]), Is.EqualTo("All tasks"));
    }
}
