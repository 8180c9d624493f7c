using System.Text.Json;
using System.Text.Json.Nodes;
using Notion.Refit.Emulator.Api;
using Notion.Refit.Emulator.Documents.Content;
using Notion.Refit.Emulator.Protocol.Description;
using Notion.Refit.Emulator.Protocol.Errors;
using Notion.Refit.Emulator.Protocol.Identity;
using Notion.Refit.Emulator.Protocol.Messages;
using Notion.Refit.Emulator.Requests;
using Notion.Refit.Emulator.State;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Outside.Seeding;

/// <summary>
/// Fills a workspace by the operations of the API, so that seeds keep to its rules, but in the name of anybody, at any time, and with ids
/// that are given.
/// </summary>
internal sealed class Seeder(EmulatorCore core, Workspace workspace, NotionEmulatorOptions options)
{
    private const string BlockComponent = "WritableBlockContent";

    private static readonly Dictionary<string, string> NoPathValues = [];

    /// <summary>Adds a person.</summary>
    /// <exception cref="ApiException">The id is taken.</exception>
    public Guid Person(string name, string? email, string? avatarUrl, Guid? id)
    {
        var person = new StoredUser { Id = id ?? core.Ids.NewRandom(), Name = name, Email = email, AvatarUrl = avatarUrl };
        workspace.Change(() =>
        {
            if (workspace.FindUser(person.Id) is not null)
                throw Taken(person.Id);
            workspace.Users.Add(person);
        });
        return person.Id;
    }

    /// <summary>Adds a custom emoji.</summary>
    /// <exception cref="ApiException">The id is taken.</exception>
    public Guid CustomEmoji(string name, Uri url, Guid? id)
    {
        var emoji = new StoredCustomEmoji(id ?? core.Ids.New(IdKind.CustomEmoji), name, url.ToString());
        workspace.Change(() =>
        {
            if (workspace.FindCustomEmoji(emoji.Id) is not null)
                throw Taken(emoji.Id);
            workspace.CustomEmojis.Add(emoji);
        });
        return emoji.Id;
    }

    /// <summary>Adds an agent.</summary>
    /// <exception cref="ApiException">The id is taken.</exception>
    public Guid Agent(string name, AgentBehavior behavior, AgentSeed seed)
    {
        bool isPersonal = seed.Id == AgentId.NotionAi;
        DateTimeOffset now = options.TimeProvider.GetUtcNow();
        var agent = new StoredAgent(seed.Id?.Value ?? core.Ids.NewRandom(), behavior)
        {
            Name = name,
            Type = seed.Type ?? (isPersonal ? AgentType.NotionAI : AgentType.Custom),
            Description = seed.Description,
            Instructions = seed.Instructions,
            IsFavorite = seed.IsFavorite,
            IsReadOnly = seed.IsReadOnly,
            CreditLimit = seed.CreditLimit,
            CreatedBy = isPersonal ? null : workspace.Users.Find(user => !user.IsBot),
            CreatedTime = now,
            LastEditedTime = now,
        };
        workspace.Change(() =>
        {
            if (workspace.Agents.Exists(other => other.Id == agent.Id))
                throw Taken(agent.Id);
            workspace.Agents.Add(agent);
        });
        return agent.Id;
    }

    /// <summary>Adds a page or row.</summary>
    /// <param name="body">The body of the request that would create it, without children.</param>
    /// <param name="details">What the API would decide.</param>
    public Guid Page(JsonObject body, SeedDetails details)
    {
        var ids = new GivenIds(core.Ids);
        Guid id = Choose(ids, IdKind.Block, details.Id);
        Run(NotionOperations.CreatePage, body, ids, details);
        return id;
    }

    /// <summary>Adds a database with its first data source.</summary>
    /// <param name="body">The body of the request that would create it. Properties and options may have ids.</param>
    /// <param name="dataSourceId">The id of the data source; null for a new one.</param>
    /// <param name="details">What the API would decide.</param>
    public (Guid Database, Guid DataSource) Database(JsonObject body, Guid? dataSourceId, SeedDetails details)
    {
        var ids = new GivenIds(core.Ids);
        Guid id = Choose(ids, IdKind.Database, details.Id);
        Guid sourceId = Choose(ids, IdKind.FirstDataSource, dataSourceId);
        GiveProperties(ids, body["initial_data_source"]?["properties"]);
        Run(NotionOperations.CreateDatabase, body, ids, details);
        Finish(id, details);
        Finish(sourceId, details with { InTrash = false });
        return (id, sourceId);
    }

    /// <summary>Adds a further data source to a database.</summary>
    /// <param name="body">The body of the request that would create it. Properties and options may have ids.</param>
    /// <param name="details">What the API would decide.</param>
    public Guid DataSource(JsonObject body, SeedDetails details)
    {
        var ids = new GivenIds(core.Ids);
        Guid id = Choose(ids, IdKind.DataSource, details.Id);
        GiveProperties(ids, body["properties"]);
        Run(NotionOperations.CreateDataSource, body, ids, details);
        Finish(id, details);
        return id;
    }

    /// <summary>Makes a template of a row. It is no row any more; its id stays.</summary>
    /// <param name="row">The row.</param>
    /// <param name="isDefault">Whether it is the one that is meant when a request asks for the default.</param>
    /// <exception cref="ApiException">There is no such row.</exception>
    public void Template(Guid row, bool isDefault) => workspace.Change(() =>
    {
        if (workspace.FindNode(row) is not StoredPage { DataSource: { } source } page)
            throw ApiErrors.InvalidSeed($"There is no row with the id {row}.");
        source.Children.Remove(page);
        if (!source.Templates.Contains(page))
            source.Templates.Add(page);
        if (isDefault)
            source.DefaultTemplate = page;
    });

    /// <summary>Adds a view.</summary>
    /// <param name="body">The body of the request that would create it.</param>
    /// <param name="details">What the API would decide.</param>
    public Guid View(JsonObject body, SeedDetails details)
    {
        var ids = new GivenIds(core.Ids);
        Guid id = Choose(ids, IdKind.View, details.Id);
        Run(NotionOperations.CreateView, body, ids, details);
        workspace.Change(() =>
        {
            StoredView view = workspace.Views[id];
            view.LastEditedTime = details.LastEditedTime ?? view.CreatedTime;
            view.LastEditedBy = details.LastEditedBy is { } editor ? User(editor) : view.CreatedBy;
        });
        return id;
    }

    /// <summary>Adds a block with all that is in it, at the end of its parent.</summary>
    /// <param name="parentId">The page or block.</param>
    /// <param name="block">The block as requests have it; it and its children may have ids.</param>
    /// <param name="place">The place in the seed, for messages.</param>
    /// <param name="details">What the API would decide.</param>
    public Guid Block(Guid parentId, JsonObject block, string place, SeedDetails details)
    {
        var ids = new GivenIds(core.Ids);
        Guid id = Choose(ids, IdKind.Block, TakeId(block, place) ?? details.Id);
        GiveChildren(ids, block, place);

        BodyCheck.Run(ApiDescription.Embedded.Component(BlockComponent), new BodyPart(JsonElement.Parse(block.ToJsonString()), place), isPartial: false);
        var content = ModelJson.Read<WritableBlockContent>(block);
        RequestContext context = Context(new JsonObject(), ids, details);
        workspace.Change(() =>
        {
            StoredNode parent = context.Block(parentId);
            NewBlockTree.PrepareSeed(content, place, parent, context).Plant(context, parent);
            Workspace.Touch(parent, context.Connection.Bot, context.Now);
        });
        Finish(id, details);
        return id;
    }

    /// <summary>Adds a comment.</summary>
    /// <param name="body">The body of the request that would create it.</param>
    /// <param name="details">What the API would decide.</param>
    public Guid Comment(JsonObject body, SeedDetails details)
    {
        var ids = new GivenIds(core.Ids);
        Guid id = Choose(ids, IdKind.Comment, details.Id);
        if (!body.ContainsKey("display_name"))
            body["display_name"] = new JsonObject { ["type"] = "user" };
        Run(NotionOperations.CreateComment, body, ids, details);
        return id;
    }

    /// <summary>Sets what the API would have set otherwise, once all is in it.</summary>
    public void Finish(Guid id, SeedDetails details) => workspace.Change(() =>
    {
        StoredNode node = workspace.FindNode(id)!;
        node.LastEditedTime = details.LastEditedTime ?? node.CreatedTime;
        node.LastEditedBy = details.LastEditedBy is { } editor ? User(editor) : node.CreatedBy;
        node.IsTrashed = details.InTrash;
    });

    private static void GiveProperties(GivenIds ids, JsonNode? properties)
    {
        foreach ((string name, JsonNode? property) in properties as JsonObject ?? [])
        {
            if (property is JsonObject && property["id"] is JsonValue id)
                ids.Properties[name] = Uri.UnescapeDataString(id.ToString());
        }
    }

    // Blocks get their ids in the order in which a reader meets them.
    private static void GiveChildren(GivenIds ids, JsonObject block, string place)
    {
        foreach ((string type, JsonNode? payload) in block)
        {
            if (payload is not JsonObject || payload["children"] is not JsonArray children)
                continue;
            for (int i = 0; i < children.Count; i++)
            {
                string at = $"{place}.{type}.children[{i}]";
                JsonObject child = children[i] as JsonObject ?? throw ApiErrors.InvalidSeed($"{at} should be an object.");
                ids.Give(IdKind.Block, TakeId(child, at));
                GiveChildren(ids, child, at);
            }
        }
    }

    private static Guid? TakeId(JsonObject block, string place)
    {
        if (block["id"] is not { } given)
            return null;
        block.Remove("id");
        return Uuid.TryParse(given.ToString(), out Guid id) ? id : throw ApiErrors.InvalidSeed($"{place}.id should be a valid uuid, instead was `{given.ToJsonString()}`.");
    }

    private static ApiException Taken(Guid id) => ApiErrors.InvalidSeed($"There is something with the ID {id} already.");

    private Guid Choose(GivenIds ids, IdKind kind, Guid? given)
    {
        if (given is { } wanted && workspace.Read(() => workspace.FindNode(wanted) is not null || workspace.Views.ContainsKey(wanted)))
            throw Taken(wanted);
        Guid id = given ?? core.Ids.New(kind);
        ids.Give(kind, id);
        return id;
    }

    private void Run(NotionOperation operation, JsonObject body, IdSource ids, SeedDetails details) => core.Run(operation, Context(body, ids, details));

    // Default author: the built-in person of the workspace, as if the app had been used.
    private RequestContext Context(JsonObject body, IdSource ids, SeedDetails details)
    {
        byte[] json = JsonSerializer.SerializeToUtf8Bytes(body);
        StoredUser author = workspace.Read(() => details.CreatedBy is { } id ? User(id) : workspace.Users.First(user => !user.IsBot));
        return new RequestContext
        {
            Request = new EmulatorRequest { Method = "", Origin = "https://notion.invalid", Path = "", Body = json },
            PathValues = NoPathValues,
            FileHost = core.Files,
            Version = NotionVersion.V20260311,
            Connection = new Connection("", workspace, author),
            Ids = ids,
            Now = details.CreatedTime ?? options.TimeProvider.GetUtcNow(),
            Body = JsonElement.Parse(json),
            Options = options,
            IsSeed = true,
        };
    }

    private StoredUser User(UserId id) => workspace.FindUser(id.Value) ?? throw ApiErrors.InvalidSeed($"There is no user with the ID {id}.");
}
