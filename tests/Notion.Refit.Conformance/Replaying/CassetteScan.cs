using System.Globalization;
using System.Text.Json;
using Notion.Refit.Conformance.Recordings;

namespace Notion.Refit.Conformance.Replaying;

/// <summary>Everything that a conversation says about the objects it speaks of: which it made itself, which were there before, what they looked like.</summary>
internal sealed class CassetteScan
{
    private readonly Dictionary<Guid, Sighting> _sightings = [];
    private readonly HashSet<Guid> _created = [];
    private int _order;

    // Who the token belongs to: by its own word, by what it made, by what it changed last.
    private Guid? _own;
    private Guid? _author;
    private Guid? _editor;

    private CassetteScan()
    {
    }

    /// <summary>All objects, in the order in which they were met.</summary>
    public IEnumerable<Sighting> Sightings => _sightings.Values.OrderBy(sighting => sighting.Order);

    /// <summary>Latest time that an answer tells, by the index of the exchange and counting those before.</summary>
    public List<DateTimeOffset> Times { get; } = [];

    /// <summary>Lists of what is in something, by its id: the longest that was seen.</summary>
    public Dictionary<Guid, IReadOnlyList<Guid>> Children { get; } = [];

    /// <summary>The user of the token; null when nothing tells.</summary>
    public Guid? Bot => _own ?? _author ?? _editor;

    /// <summary>The workspace; null when nothing tells.</summary>
    public Guid? Workspace { get; private set; }

    /// <summary>The name of the workspace, as the bot tells it.</summary>
    public string? WorkspaceName { get; private set; }

    /// <summary>The largest file that the workspace takes; null when nothing tells.</summary>
    public long? MaxFileUploadSize { get; private set; }

    /// <summary>The name of the integration; null when nothing tells.</summary>
    public string? IntegrationName { get; private set; }

    /// <summary>What addresses of pages begin with; null when there is none.</summary>
    public string? AppAddress { get; private set; }

    /// <summary>Looks through a conversation.</summary>
    public static CassetteScan Of(Cassette cassette)
    {
        CassetteScan scan = new();
        for (int i = 0; i < cassette.Exchanges.Count; i++)
            scan.Visit(cassette.Exchanges[i], i);
        scan.FindHeirs();
        return scan;
    }

    public Sighting? Find(Guid id) => _sightings.GetValueOrDefault(id);

    /// <summary>Whether the conversation made it.</summary>
    public bool IsCreated(Guid id) => _created.Contains(id);

    private void Visit(RecordedExchange exchange, int index)
    {
        Times.Add(index == 0 ? DateTimeOffset.MinValue : Times[index - 1]);
        if (exchange.Status >= 400)
        {
            VisitError(exchange.Response);
            return;
        }

        Visit(exchange.Request, new Place(index, null, IsAnswer: false));
        VisitPath(exchange, index);
        VisitPosition(exchange, index);
        NoteCreated(exchange);
        Visit(exchange.Response, new Place(index, null, IsAnswer: true));
        NoteChildren(exchange);
        NoteTrash(exchange, index);
        if (exchange.Method is not "GET" and not "POST" && exchange.Response.Member("last_edited_by") is { } by)
            _editor ??= by.Id("id");
    }

    private void VisitError(JsonElement answer)
    {
        if (answer.ValueKind != JsonValueKind.Object)
            return;
        if (answer.Member("additional_data")?.Id("integration_id") is { } bot)
            _own ??= bot;
        const string Before = "shared with your integration \"";
        if (answer.Text("message") is { } message && message.IndexOf(Before, StringComparison.Ordinal) is var start and >= 0)
            IntegrationName ??= message[(start + Before.Length)..].Split('"')[0];
    }

    // What the path names and no answer shows is at least known to exist.
    private void VisitPath(RecordedExchange exchange, int index)
    {
        string[] segments = exchange.Path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        for (int i = 1; i + 1 < segments.Length; i++)
        {
            if (RecordedIds.Whole(segments[i + 1]) is not { } id)
                continue;
            SeedKind? kind = segments[i] switch
            {
                "pages" => SeedKind.Page,
                "databases" => SeedKind.Database,
                "data_sources" => SeedKind.DataSource,
                "blocks" => SeedKind.Block,
                _ => null,
            };
            if (kind is { } known)
                See(id, known, index, isCertain: known != SeedKind.Block);
        }

        // The cursor of this list is the id of what comes next.
        if (exchange is { Path: "/v1/file_uploads", Method: "GET" } && exchange.Response.Id("next_cursor") is { } next)
            See(next, SeedKind.FileUpload, index, isCertain: true);

        foreach ((string name, string value) in exchange.Query)
        {
            if (name is "block_id" && RecordedIds.Whole(value) is { } id)
                See(id, SeedKind.Block, index, isCertain: false);
        }
    }

    // New blocks behind another one: that is there, in what the path names.
    private void VisitPosition(RecordedExchange exchange, int index)
    {
        string[] segments = exchange.Path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (exchange.Method is not "PATCH" || segments is not [_, "blocks", var parent, "children"] || exchange.Request.ValueKind != JsonValueKind.Object)
            return;
        string? after = exchange.Request.TryGetProperty("position", out JsonElement position) && position.ValueKind == JsonValueKind.Object
            && position.TryGetProperty("after_block", out JsonElement block)
                ? block.Text("id")
                : exchange.Request.Text("after");
        if (RecordedIds.Whole(after) is { } id)
            See(id, SeedKind.Block, index, isCertain: true).Parent ??= RecordedIds.Whole(parent);
    }

    private void NoteCreated(RecordedExchange exchange)
    {
        JsonElement answer = exchange.Response;
        if (answer.ValueKind != JsonValueKind.Object)
            return;
        if (exchange.Method is "POST"
            && exchange.Path is "/v1/pages" or "/v1/databases" or "/v1/data_sources" or "/v1/comments" or "/v1/views" or "/v1/file_uploads"
            && answer.Id("id") is { } id)
        {
            _created.Add(id);
            if (exchange.Path is "/v1/databases")
                _created.UnionWith(answer.Items("data_sources").Select(source => source.Id("id")).OfType<Guid>());
        }

        if (exchange is { Method: "PATCH", Path: var path } && path.EndsWith("/children", StringComparison.Ordinal))
        {
            // After a block, later siblings follow the new ones.
            _created.UnionWith(answer.Items("results").Take(exchange.Request.Items("children").Count()).Select(block => block.Id("id")).OfType<Guid>());
        }
    }

    private void NoteChildren(RecordedExchange exchange)
    {
        string[] segments = exchange.Path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (exchange.Method is not "GET" || segments is not [_, "blocks", var parent, "children"] || RecordedIds.Whole(parent) is not { } id)
            return;
        Guid[] children = [.. exchange.Response.Items("results").Select(child => child.Id("id")).OfType<Guid>()];
        if (!Children.TryGetValue(id, out IReadOnlyList<Guid>? before) || before.Count < children.Length)
            Children[id] = children;
    }

    // An object that is first seen when it goes into the trash was not there before.
    private void NoteTrash(RecordedExchange exchange, int index)
    {
        if (exchange.Response.ValueKind != JsonValueKind.Object || exchange.Response.Id("id") is not { } id || Find(id) is not { } sighting || sighting.FirstFull != index)
            return;
        if (exchange.Method is "DELETE")
            sighting.WasTrashed = false;
        else if (exchange.Method is "PATCH" && exchange.Request.ValueKind == JsonValueKind.Object
            && (exchange.Request.Member("in_trash") ?? exchange.Request.Member("archived")) is { } flag)
            sighting.WasTrashed = flag.ValueKind != JsonValueKind.True;
    }

    private void Visit(JsonElement element, Place place)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                VisitObject(element, place);
                foreach (JsonProperty member in element.EnumerateObject())
                    Visit(member.Value, place with { Name = member.Name });
                break;
            case JsonValueKind.Array:
                foreach (JsonElement item in element.EnumerateArray())
                    Visit(item, place);
                break;
        }
    }

    private void VisitObject(JsonElement json, Place place)
    {
        NoteTimes(json, place.Index);
        NoteAuthor(json);
        NoteReferences(json, place);
        if (json.Id("id") is not { } id)
            return;

        switch (json.Text("object"))
        {
            case "page" when json.TryGetProperty("parent", out _):
                SeeFull(id, SeedKind.Page, json, place.Index);
                AppAddress ??= AddressOf(json);
                break;
            case "database" when json.TryGetProperty("parent", out _):
                SeeFull(id, SeedKind.Database, json, place.Index);
                AppAddress ??= AddressOf(json);
                NoteDataSources(id, json, place.Index);
                break;
            case "data_source" when json.TryGetProperty("parent", out _):
                SeeFull(id, SeedKind.DataSource, json, place.Index);
                AppAddress ??= AddressOf(json);
                break;
            case "block" when json.TryGetProperty("parent", out _):
                VisitBlock(id, json, place.Index);
                break;
            case "comment" when json.TryGetProperty("rich_text", out _):
                SeeFull(id, SeedKind.Comment, json, place.Index);
                if (json.Member("display_name") is { } shown && shown.Text("type") is "integration" && _created.Contains(id))
                    IntegrationName ??= shown.Text("resolved_name");
                break;
            case "file_upload" when json.TryGetProperty("status", out _):
                SeeFull(id, SeedKind.FileUpload, json, place.Index);
                break;
            case "user" when json.TryGetProperty("type", out _):
                SeeFull(id, SeedKind.User, json, place.Index);
                VisitUser(id, json);
                break;
        }
    }

    private void VisitBlock(Guid id, JsonElement json, int index)
    {
        string type = json.Text("type") ?? "";
        SeedKind kind = type switch { "child_page" => SeedKind.Page, "child_database" => SeedKind.Database, _ => SeedKind.Block };
        Sighting sighting = See(id, kind, index, isCertain: true);
        sighting.AsBlock ??= json;
        sighting.FirstFull ??= index;
        if (kind != SeedKind.Block && json.Member(type) is { } content)
            sighting.Title ??= content.Text("title");
    }

    private void VisitUser(Guid id, JsonElement json)
    {
        if (json.Member("bot") is not { } bot || bot.Text("workspace_name") is not { } workspace)
            return;

        // Only the own bot tells where it is at home.
        _own = id;
        WorkspaceName ??= workspace;
        if (bot.Member("workspace_limits")?.Member("max_file_upload_size_in_bytes") is { ValueKind: JsonValueKind.Number } size && size.TryGetInt64(out long bytes))
            MaxFileUploadSize ??= bytes;
        Workspace ??= bot.Id("workspace_id");
        IntegrationName = json.Text("name") ?? IntegrationName;
    }

    private void NoteDataSources(Guid databaseId, JsonElement database, int index)
    {
        List<Guid> sources = [];
        foreach (JsonElement source in database.Items("data_sources"))
        {
            if (source.Id("id") is not { } id)
                continue;
            Sighting sighting = See(id, SeedKind.DataSource, index, isCertain: true);
            sighting.Parent ??= databaseId;
            sighting.Title ??= source.Text("name");
            sources.Add(id);
        }

        if (database.Member("data_sources") is not null)
            Children.TryAdd(databaseId, sources);
    }

    private void NoteReferences(JsonElement json, Place place)
    {
        See("page_id", SeedKind.Page);
        See("block_id", SeedKind.Block, isCertain: place is { IsAnswer: true, Name: "parent" });
        Sighting? database = See("database_id", SeedKind.Database);
        if (See("data_source_id", SeedKind.DataSource) is { } source && database is not null)
            source.Parent ??= database.Id;
        if (place.Name is "relation" && json.Text("object") is null && json.Id("id") is { } related)
            this.See(related, SeedKind.Page, place.Index, isCertain: true);
        if (json.TryGetProperty("mention", out JsonElement mention) && mention.ValueKind == JsonValueKind.Object)
            NoteMention(mention, place.IsAnswer ? json.Text("plain_text") : null, place.Index);
        if (json.Text("expression") is { } expression && expression.Contains("block_property", StringComparison.Ordinal) && RecordedIds.In(expression) is { Count: > 0 } ids)
            Workspace ??= ids[^1];

        Sighting? See(string name, SeedKind kind, bool isCertain = true) =>
            json.Id(name) is { } id ? this.See(id, kind, place.Index, isCertain) : null;
    }

    private void NoteMention(JsonElement mention, string? shown, int index)
    {
        string type = mention.Text("type") ?? "";
        SeedKind? kind = type switch { "page" => SeedKind.Page, "database" => SeedKind.Database, _ => null };
        if (kind is { } known && mention.Member(type)?.Id("id") is { } id)
            See(id, known, index, isCertain: true).Title ??= shown;
    }

    private void NoteAuthor(JsonElement json)
    {
        if (json.Id("id") is { } id && _created.Contains(id) && json.Member("created_by") is { } by)
            _author ??= by.Id("id");
    }

    private void NoteTimes(JsonElement json, int index)
    {
        foreach (string name in (ReadOnlySpan<string>)["created_time", "last_edited_time"])
        {
            if (json.Text(name) is { } text
                && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time)
                && time > Times[index])
            {
                Times[index] = time;
            }
        }
    }

    private Sighting See(Guid id, SeedKind kind, int index, bool isCertain)
    {
        if (!_sightings.TryGetValue(id, out Sighting? sighting))
            _sightings.Add(id, sighting = new Sighting(id, kind, _order++, index, isCertain));

        // Pages and databases are blocks, too; what is called a block only may turn out to be one of them.
        else if (isCertain && (!sighting.IsCertain || (sighting.Kind == SeedKind.Block && kind != SeedKind.Block)))
            sighting.Decide(kind);
        return sighting;
    }

    private void SeeFull(Guid id, SeedKind kind, JsonElement json, int index)
    {
        Sighting sighting = See(id, kind, index, isCertain: true);
        sighting.FirstFull ??= index;
        sighting.FullOrder ??= _order++;
        sighting.Full ??= json;
    }

    // What is in something that the conversation made was made by it, too: nobody else is there.
    private void FindHeirs()
    {
        bool found = true;
        while (found)
        {
            found = false;
            foreach (Sighting sighting in _sightings.Values)
                found |= sighting.Kind != SeedKind.User && sighting.ParentId is { } parent && _created.Contains(parent) && _created.Add(sighting.Id);
        }
    }

    private static string? AddressOf(JsonElement json) =>
        json.Text("url") is { } url && url.LastIndexOf('/') is var end and > 0 ? url[..(end + 1)] : null;

    private readonly record struct Place(int Index, string? Name, bool IsAnswer);
}
