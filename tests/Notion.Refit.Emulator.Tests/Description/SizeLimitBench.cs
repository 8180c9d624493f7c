using static Notion.Refit.Emulator.Tests.Workbench;

namespace Notion.Refit.Emulator.Tests.Description;

/// <summary>Sends requests that are as large as a test wants them.</summary>
public sealed class SizeLimitBench(RawApi api)
{
    private const string Schema = """
        'Text': {'rich_text': {}}, 'Url': {'url': {}}, 'Mail': {'email': {}}, 'Phone': {'phone_number': {}}, 'Tags': {'multi_select': {}},
        'People': {'people': {}}, 'Files': {'files': {}}
        """;

    public static string Text(int length) => new('1', length);

    public static string Url(int length) => "https://example.com/".PadRight(length, 'x');

    public static string List(string item, int count) => $"[{string.Join(',', Enumerable.Range(0, count).Select(i => item.Replace("#", $"{i}", StringComparison.Ordinal)))}]";

    public Task<RawAnswer> AppendAsync(string block) => api.AppendAsync(api.RootPageId(), $"[{block}]");

    public Task<RawAnswer> AppendAsync(int count) => api.AppendAsync(api.RootPageId(), List("{'divider': {}}", count));

    public Task<RawAnswer> CreatePageAsync(string members) =>
        api.PostAsync("/v1/pages", Body(Fill("{'parent': {'page_id': '$0'}, 'properties': {}, $1}", api.RootPageId(), members)));

    public Task<RawAnswer> CreateDatabaseAsync(string property) =>
        api.PostAsync("/v1/databases", Body(Fill("{'parent': {'page_id': '$0'}, 'initial_data_source': {'properties': {'Name': {'title': {}}, 'P': $1}}}", api.RootPageId(), property)));

    public Task<RawAnswer> CommentAsync(string members) => api.PostAsync("/v1/comments", Body(Fill("{'parent': {'page_id': '$0'}, $1}", api.RootPageId(), members)));

    public async Task<RawAnswer> CreateRowAsync(string value)
    {
        (_, string source) = await api.CreateTableAsync(Schema);
        return await api.PostAsync("/v1/pages", Row(source, "Row", value));
    }

    public async Task<RawAnswer> RelateAsync(int count)
    {
        (_, string target) = await api.CreateTableAsync();
        (_, string source) = await api.CreateTableAsync(Fill("'Of': {'relation': {'data_source_id': '$0', 'single_property': {}}}", target));
        string related = await api.CreateRowAsync(target, "Related");
        return await api.PostAsync("/v1/pages", Row(source, "Row", $"'Of': {{'relation': {List($"{{'id': '{related}'}}", count)}}}"));
    }

    public async Task<RawAnswer> AssignAsync(int count)
    {
        string person = (await api.GetAsync("/v1/users")).Results[0].GetProperty("id").GetString()!;
        return await CreateRowAsync($"'People': {{'people': {List($"{{'id': '{person}'}}", count)}}}");
    }

    public async Task<RawAnswer> AttachAsync(int count)
    {
        string[] uploads = new string[count];
        for (int i = 0; i < count; i++)
        {
            uploads[i] = Ok(await api.PostAsync("/v1/file_uploads", Body("{'filename': 'a.txt'}"))).Id;
            using var form = new MultipartFormDataContent { { new ByteArrayContent([1]), "file", "a.txt" } };
            Ok(await api.PostFormAsync($"/v1/file_uploads/{uploads[i]}/send", form));
        }

        string attachments = string.Join(',', uploads.Select(id => $"{{'file_upload_id': '{id}'}}"));
        return await CommentAsync($"'rich_text': [{{'text': {{'content': 'x'}}}}], 'attachments': [{attachments}]");
    }
}
