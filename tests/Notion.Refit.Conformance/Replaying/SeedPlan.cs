using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Notion.Refit.Conformance.Replaying;

/// <summary>What must be in the emulator before a conversation: everything that it reads and did not make.</summary>
internal sealed class SeedPlan
{
    // The place within its minute that something gets which was listed first; later ones get earlier ones.
    private static readonly TimeSpan EndOfMinute = TimeSpan.FromSeconds(58);

    private readonly CassetteScan _scan;
    private readonly SeedLibrary _library;
    private readonly DateTimeOffset _start;
    private readonly Dictionary<Guid, Seed> _seeds = [];
    private readonly List<Seed> _ordered = [];
    private readonly HashSet<Guid> _emitted = [];

    private SeedPlan(CassetteScan scan, SeedLibrary library)
    {
        _scan = scan;
        _library = library;
        _start = scan.Times.FirstOrDefault(time => time > DateTimeOffset.MinValue);
    }

    /// <summary>What to seed, each thing after what it is in.</summary>
    public IReadOnlyList<Seed> Seeds => _ordered;

    /// <summary>Plans the seeds of a conversation.</summary>
    public static SeedPlan Of(CassetteScan scan, SeedLibrary library)
    {
        SeedPlan plan = new(scan, library);
        plan.AddUsers();
        foreach (Sighting sighting in scan.Sightings.Where(sighting => sighting.Kind != SeedKind.User && !scan.IsCreated(sighting.Id)).ToArray())
            plan.Add(sighting);
        plan.AddPlaceholders();
        plan.Order();
        return plan;
    }

    private void AddUsers()
    {
        foreach (Sighting user in _scan.Sightings.Where(sighting => sighting.Kind == SeedKind.User))
            AddSeed(user, Copy(user.Full!.Value));
        if ((_scan.Bot ?? _library.Bot) is { } bot && !_seeds.ContainsKey(bot) && _library.FindUser(bot) is { } known)
            AddSeed(new Sighting(bot, SeedKind.User, int.MaxValue, 0, isCertain: true), Copy(known));
    }

    private void Add(Sighting sighting)
    {
        switch (sighting.Kind)
        {
            case SeedKind.Page:
            case SeedKind.Block when sighting is { IsCertain: false, AsBlock: null }:
                AddSeed(sighting, sighting.Full is { } page ? Copy(page) : SeedAnswers.Page(sighting));
                break;
            case SeedKind.Database:
                AddDatabase(sighting);
                break;
            case SeedKind.DataSource:
                AddDataSource(sighting);
                break;
            case SeedKind.FileUpload when sighting.Full is null:
                AddSeed(sighting, SeedAnswers.FileUpload(sighting.Id, _scan.Bot ?? _library.Bot ?? Guid.Empty));
                break;
            case SeedKind.Comment or SeedKind.FileUpload when sighting.Full is { } whole:
                JsonObject stored = Copy(whole);

                // Uploads of earlier recordings do not tell it.
                if (sighting.Kind == SeedKind.FileUpload)
                    stored.TryAdd("in_trash", false);
                AddSeed(sighting, stored);
                break;
            case SeedKind.Block:
                AddSeed(sighting, sighting.AsBlock is { } block ? Copy(block) : SeedAnswers.Block(sighting.Id, ParentOf(sighting), like: null));
                break;
        }
    }

    private void AddDatabase(Sighting database)
    {
        if (_seeds.ContainsKey(database.Id))
            return;
        Sighting? source = _scan.Sightings.FirstOrDefault(other => other.Kind == SeedKind.DataSource && other.ParentId == database.Id && !_scan.IsCreated(other.Id));
        JsonElement? shown = source?.Full ?? (source is null ? null : _library.FindDataSource(source.Id));
        if (database.Full is { } full)
        {
            JsonObject answer = Copy(full);
            foreach (string author in (ReadOnlySpan<string>)["created_by", "last_edited_by"])
            {
                if (database.AsBlock?.Member(author) is { } user)
                    answer[author] = JsonNode.Parse(user.GetRawText());
            }

            AddSeed(database, answer);
        }
        else
        {
            JsonObject guessed = SeedAnswers.Database(database, shown);
            if (shown?.Member("database_parent") is { ValueKind: JsonValueKind.Object } parent)
                guessed["parent"] = JsonNode.Parse(parent.GetRawText());
            AddSeed(database, guessed);
        }

        // The name of its data source is that of the database as a block.
        if (source is { Full: null })
            source.Title ??= database.Title;
    }

    private void AddDataSource(Sighting source)
    {
        JsonElement? known = source.Full ?? _library.FindDataSource(source.Id);
        Sighting[] rows = [.. _scan.Sightings.Where(other => other.Kind == SeedKind.Page && other.Full is not null && other.ParentId == source.Id)];
        if (known is { } full)
        {
            AddSeed(source, Copy(full));
        }
        else
        {
            Guid database = source.ParentId ?? rows.Select(row => DatabaseOf(row.Full!.Value)).FirstOrDefault(id => id is not null) ?? Guid.NewGuid();
            AddSeed(source, SeedAnswers.DataSource(source, database, rows.Select(row => row.Full!.Value)));
        }

        Guid databaseId = RecordedIds.Parent(_seeds[source.Id].Answer) ?? Guid.NewGuid();
        if (_scan.Find(databaseId) is null)
            AddDatabaseOf(source, databaseId, known);
    }

    // The conversation does not name the database, other ones do.
    private void AddDatabaseOf(Sighting source, Guid databaseId, JsonElement? known)
    {
        if (!_seeds.ContainsKey(databaseId))
            AddSeed(new Sighting(databaseId, SeedKind.Database, source.Order, source.FirstExchange, isCertain: true), SeedAnswers.Database(source, known), databaseId);
    }

    private void AddSeed(Sighting sighting, JsonObject answer, Guid? id = null)
    {
        Guid key = id ?? sighting.Id;
        answer["id"] = key.ToString();
        if (sighting.WasTrashed is { } trashed)
            answer["in_trash"] = trashed;
        if (sighting.Kind is SeedKind.Page or SeedKind.DataSource && SeedAnswers.Time(answer, "last_edited_time") is { } edited)
            answer["last_edited_time"] = (edited + EndOfMinute - TimeSpan.FromMilliseconds(Math.Min(sighting.FullOrder ?? sighting.Order, 50_000))).ToString("O", CultureInfo.InvariantCulture);

        // What is younger than the conversation was made by somebody else in the meantime. Uploads are listed after those of the conversation.
        bool isYounger = sighting.Kind != SeedKind.FileUpload && sighting.FirstExchange > 0 && SeedAnswers.Time(answer, "created_time") is { } created && created >= _start;
        _seeds[key] = new Seed(key, sighting.Kind, isYounger ? sighting.FirstExchange : 0, answer);
    }

    private JsonObject ParentOf(Sighting sighting) => sighting.ParentId is { } parent
        ? SeedAnswers.Parent(_scan.Find(parent)?.Kind == SeedKind.Page ? "page_id" : "block_id", parent)
        : new JsonObject { ["type"] = "workspace", ["workspace"] = true };

    // Something that has children which nobody looked at has others.
    private void AddPlaceholders()
    {
        HashSet<Guid> parents = [.. _scan.Sightings.Select(sighting => sighting.ParentId).OfType<Guid>()];
        foreach (Sighting sighting in _scan.Sightings.Where(sighting => _seeds.ContainsKey(sighting.Id)).ToArray())
        {
            if (sighting.AsBlock is not { } block || parents.Contains(sighting.Id) || sighting.Kind == SeedKind.Database || !block.TryGetProperty("has_children", out JsonElement has) || has.ValueKind != JsonValueKind.True)
                continue;
            Guid id = Guid.NewGuid();
            JsonObject parent = SeedAnswers.Parent(sighting.Kind == SeedKind.Page ? "page_id" : "block_id", sighting.Id);
            _seeds[id] = new Seed(id, SeedKind.Block, _seeds[sighting.Id].Due, SeedAnswers.Block(id, parent, block));
        }
    }

    // Rows are listed with the newest first, so within a minute the one that was listed first is the youngest.
    private void Order()
    {
        Seed[] inTime =
        [
            .. _seeds.Values.Where(seed => seed.Kind is SeedKind.User),
            .. _seeds.Values.Where(seed => seed.Kind is SeedKind.Page or SeedKind.Database or SeedKind.DataSource or SeedKind.FileUpload)
                .Reverse()
                .OrderBy(seed => SeedAnswers.Time(seed.Answer, "created_time") ?? DateTimeOffset.MinValue),
            .. _seeds.Values.Where(seed => seed.Kind is SeedKind.Block or SeedKind.Comment),
        ];
        foreach (Seed seed in inTime)
            Emit(seed, seed.Due);

        // Parents must be there as early as what is in them.
        for (int i = _ordered.Count - 1; i >= 0; i--)
        {
            Seed seed = _ordered[i];
            int earliest = _ordered.Where(other => RecordedIds.Parent(other.Answer) == seed.Id).Select(other => other.Due).Append(seed.Due).Min();
            _ordered[i] = seed with { Due = earliest };
        }
    }

    private void Emit(Seed seed, int due)
    {
        if (!_emitted.Add(seed.Id))
            return;
        if (RecordedIds.Parent(seed.Answer) is { } parentId && _seeds.TryGetValue(parentId, out Seed? parent))
            Emit(parent, due);
        _ordered.Add(seed);
    }

    private static Guid? DatabaseOf(JsonElement row) =>
        row.Member("parent")?.Id("database_id");

    private static JsonObject Copy(JsonElement json) => JsonNode.Parse(json.GetRawText())!.AsObject();
}
