using Notion.Refit.Emulator.Outside.Seeding;
using Notion.Refit.Emulator.Protocol.Errors;
using Notion.Refit.Emulator.Protocol.Identity;
using Notion.Refit.Emulator.Protocol.Messages;
using Notion.Refit.Emulator.State;
using Notion.Refit.Json;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator;

/// <summary>A workspace of an emulator, with methods to seed it without the limits of the API.</summary>
/// <remarks>All members are safe for concurrent use.</remarks>
public sealed partial class EmulatedWorkspace
{
    private readonly NotionEmulator _emulator;

    internal EmulatedWorkspace(NotionEmulator emulator, Workspace state, PageId rootPageId)
    {
        _emulator = emulator;
        Id = new WorkspaceId(state.Id);
        Name = state.Name;
        RootPageId = rootPageId;
    }

    /// <summary>The id.</summary>
    public WorkspaceId Id { get; }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>A page at the top of the workspace: the place for test content.</summary>
    public PageId RootPageId { get; }

    internal Workspace State => _emulator.Core.World.Workspace(Id.Value);

    /// <summary>Adds a connection: a token and its bot.</summary>
    /// <param name="name">The name of the connection and of its bot.</param>
    /// <param name="capabilities">Its capabilities. Default: all.</param>
    /// <param name="shared">
    /// The pages and databases that are shared with it, each with its content; null for the whole workspace. Other content is
    /// not found. <see cref="EmulatedConnection.Share"/> adds to it later.
    /// </param>
    /// <param name="token">The token; null for a new one.</param>
    /// <returns>The connection.</returns>
    /// <exception cref="ArgumentException">The token is in use already, or empty.</exception>
    public EmulatedConnection AddConnection(
        string name,
        ConnectionCapabilities capabilities = ConnectionCapabilities.All,
        IEnumerable<BlockId>? shared = null,
        string? token = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        if (token is not null)
            ArgumentException.ThrowIfNullOrWhiteSpace(token);

        IdSource ids = _emulator.Core.Ids;
        Workspace workspace = State;
        var bot = new StoredUser { Id = ids.New(IdKind.Bot), Name = name, IsBot = true };
        var connection = new Connection(token ?? ids.NewToken(), workspace, bot)
        {
            Capabilities = capabilities,
            Shared = shared is null ? null : [.. shared.Select(id => id.Value)],
        };
        _emulator.Core.World.Connections.Add(connection);
        workspace.Change(() => workspace.Users.Add(bot));
        return new EmulatedConnection(_emulator, connection);
    }

    /// <summary>Adds a custom emoji, which the API can only list and use.</summary>
    /// <param name="name">The name, without colons.</param>
    /// <param name="url">The address of the picture.</param>
    /// <param name="id">The id; null for a new one.</param>
    /// <returns>The id, for icons and mentions.</returns>
    /// <exception cref="ArgumentException">The id is taken.</exception>
    public CustomEmojiId AddCustomEmoji(string name, Uri url, CustomEmojiId? id = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(url);
        return new CustomEmojiId(Seed(seeder => seeder.CustomEmoji(name, url, id?.Value)));
    }

    /// <summary>Turns a row into a template, which the API can only list and use. It is no longer a row; its id stays.</summary>
    /// <param name="row">The row whose values and content new rows get.</param>
    /// <param name="isDefault">Whether it is the default template.</param>
    /// <exception cref="ArgumentException">There is no such row.</exception>
    public void MakeTemplate(PageId row, bool isDefault = false) => Seed(seeder =>
    {
        seeder.Template(row.Value, isDefault);
        return row;
    });

    /// <summary>Adds a person.</summary>
    /// <param name="name">The name.</param>
    /// <param name="email">The e-mail address; null for none.</param>
    /// <param name="id">The id; null for a new one.</param>
    /// <param name="avatarUrl">The address of the picture; null for none.</param>
    /// <returns>The id, for <see cref="SeedDetails"/> and values of people.</returns>
    /// <exception cref="ArgumentException">The id is taken.</exception>
    public UserId AddPerson(string name, string? email = null, UserId? id = null, Uri? avatarUrl = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return new UserId(Seed(seeder => seeder.Person(name, email, avatarUrl?.ToString(), id?.Value)));
    }

    /// <summary>Adds a page.</summary>
    /// <param name="title">The title.</param>
    /// <param name="children">Its content.</param>
    /// <param name="parent">The page or block it goes into; null for the top of the workspace.</param>
    /// <param name="details">Id, times and users; null for those that the API would set.</param>
    /// <returns>The id.</returns>
    /// <exception cref="ArgumentException">A rule of the API is broken, or the id is taken.</exception>
    public PageId AddPage(string title, IEnumerable<WritableBlockContent>? children = null, BlockId? parent = null, SeedDetails? details = null) => AddPage(
        new CreatePageRequest
        {
            Parent = ParentOf(parent),
            Properties = { [PropertyIdSource.Title] = new TitleValue(title) },
            Children = [.. children ?? []],
        },
        details);

    /// <summary>Adds a page or a row as the API would create it, with any number of blocks in any depth.</summary>
    /// <param name="page">The page; without a parent it goes to the top of the workspace.</param>
    /// <param name="details">Id, times and users; null for those that the API would set.</param>
    /// <returns>The id.</returns>
    /// <exception cref="ArgumentException">A rule of the API is broken, or the id is taken.</exception>
    public PageId AddPage(CreatePageRequest page, SeedDetails? details = null)
    {
        ArgumentNullException.ThrowIfNull(page);
        details ??= new SeedDetails();
        return new PageId(Seed(seeder =>
        {
            Guid id = seeder.Page(ModelJson.ToObject(page with { Parent = page.Parent ?? Parent.Workspace, Children = [] }), details);
            AddBlocks(seeder, id, page.Children, details with { Id = null, InTrash = false });
            seeder.Finish(id, details);
            return id;
        }));
    }

    /// <summary>Adds a row to a data source.</summary>
    /// <param name="dataSource">The data source.</param>
    /// <param name="values">The values by name or id of the property. Options that do not exist are added.</param>
    /// <param name="children">The content of the row's page.</param>
    /// <param name="details">Id, times and users; null for those that the API would set.</param>
    /// <returns>The id.</returns>
    /// <exception cref="ArgumentException">A rule of the API is broken, or the id is taken.</exception>
    public PageId AddRow(
        DataSourceId dataSource, PropertyMap<WritablePropertyValue> values, IEnumerable<WritableBlockContent>? children = null, SeedDetails? details = null) =>
        AddPage(new CreatePageRequest { Parent = Parent.DataSource(dataSource), Properties = values, Children = [.. children ?? []] }, details);

    /// <summary>Adds a database with one data source.</summary>
    /// <param name="title">The title of both.</param>
    /// <param name="properties">The schema; null for a title alone, which is called <c>Name</c>.</param>
    /// <param name="parent">The page or block it goes into; null for the top of the workspace.</param>
    /// <param name="details">Id, times and users of the database; null for those that the API would set.</param>
    /// <param name="dataSourceId">The id of the data source; null for a new one.</param>
    /// <returns>The database.</returns>
    /// <exception cref="ArgumentException">A rule of the API is broken, or an id is taken.</exception>
    public EmulatedDatabase AddDatabase(
        string title,
        PropertyMap<PropertyDefinition>? properties = null,
        BlockId? parent = null,
        SeedDetails? details = null,
        DataSourceId? dataSourceId = null)
    {
        return AddDatabase(
            new CreateDatabaseRequest { Parent = ParentOf(parent), Title = title, InitialDataSource = new InitialDataSource { Properties = properties ?? [] } }, details, dataSourceId);
    }

    /// <summary>Adds a database with one data source as the API would create it.</summary>
    /// <param name="database">The database.</param>
    /// <param name="details">Id, times and users of the database; null for those that the API would set.</param>
    /// <param name="dataSourceId">The id of the data source; null for a new one.</param>
    /// <returns>The database.</returns>
    /// <exception cref="ArgumentException">A rule of the API is broken, or an id is taken.</exception>
    public EmulatedDatabase AddDatabase(CreateDatabaseRequest database, SeedDetails? details = null, DataSourceId? dataSourceId = null)
    {
        ArgumentNullException.ThrowIfNull(database);
        (Guid id, Guid source) = Seed(seeder => seeder.Database(ModelJson.ToObject(database), dataSourceId?.Value, details ?? new SeedDetails()));
        return new EmulatedDatabase(this, new DatabaseId(id), new DataSourceId(source));
    }

    /// <summary>Adds a further data source to a database.</summary>
    /// <param name="database">The database.</param>
    /// <param name="title">The title.</param>
    /// <param name="properties">The schema, with exactly one title.</param>
    /// <param name="details">Id, times and users; null for those that the API would set.</param>
    /// <returns>The id.</returns>
    /// <exception cref="ArgumentException">A rule of the API is broken, or the id is taken.</exception>
    public DataSourceId AddDataSource(DatabaseId database, string title, PropertyMap<PropertyDefinition> properties, SeedDetails? details = null)
    {
        return AddDataSource(new CreateDataSourceRequest { Parent = Parent.Database(database), Title = title, Properties = properties }, details);
    }

    /// <summary>Adds a further data source to a database as the API would create it.</summary>
    /// <param name="dataSource">The data source.</param>
    /// <param name="details">Id, times and users; null for those that the API would set.</param>
    /// <returns>The id.</returns>
    /// <exception cref="ArgumentException">A rule of the API is broken, or the id is taken.</exception>
    public DataSourceId AddDataSource(CreateDataSourceRequest dataSource, SeedDetails? details = null)
    {
        ArgumentNullException.ThrowIfNull(dataSource);
        return new DataSourceId(Seed(seeder => seeder.DataSource(ModelJson.ToObject(dataSource), details ?? new SeedDetails())));
    }

    /// <summary>Does what a person does by opening a data source in the app: from then on, filters know the types of its formulas.</summary>
    /// <remarks>
    /// Formulas that the API wrote cannot be filtered by before: the API responds <c>Unable to filter based on a formula of unknown type</c>. Formulas of seeds
    /// count as written in the app.
    /// </remarks>
    /// <param name="dataSource">The data source.</param>
    /// <exception cref="ArgumentException">There is no such data source.</exception>
    public void OpenInApp(DataSourceId dataSource) => State.Change(() =>
    {
        if (State.FindNode(dataSource.Value) is not StoredDataSource source)
            throw new ArgumentException($"There is no data source {dataSource} in this workspace.", nameof(dataSource));
        foreach (StoredProperty property in source.Properties.Values.Where(property => property.IsFormulaOfApi).ToArray())
            source.Properties[property.Id] = property with { IsFormulaOfApi = false };
    });

    /// <summary>Adds a view as the API would create it: a tab of a database, a widget of a dashboard, or a linked database with one view.</summary>
    /// <param name="view">The view.</param>
    /// <param name="details">Id, times and users; null for those that the API would set. Views have no trash.</param>
    /// <returns>The id.</returns>
    /// <exception cref="ArgumentException">A rule of the API is broken, or the id is taken.</exception>
    public ViewId AddView(CreateViewRequest view, SeedDetails? details = null)
    {
        ArgumentNullException.ThrowIfNull(view);
        return new ViewId(Seed(seeder => seeder.View(ModelJson.ToObject(view), details ?? new SeedDetails())));
    }

    /// <summary>Adds a block with its children at the end of a page or block.</summary>
    /// <param name="parent">The page or block.</param>
    /// <param name="block">The block.</param>
    /// <param name="details">Id, times and users; null for those that the API would set.</param>
    /// <returns>The id.</returns>
    /// <exception cref="ArgumentException">A rule of the API is broken, or the id is taken.</exception>
    public BlockId AddBlock(BlockId parent, WritableBlockContent block, SeedDetails? details = null)
    {
        ArgumentNullException.ThrowIfNull(block);
        return Seed(seeder => AddBlocks(seeder, parent.Value, [block], details ?? new SeedDetails())).Single();
    }

    /// <summary>Adds blocks at the end of a page or block, in any number and depth.</summary>
    /// <param name="parent">The page or block.</param>
    /// <param name="blocks">The blocks.</param>
    /// <returns>The ids of the blocks, without those of their children.</returns>
    /// <exception cref="ArgumentException">A block breaks a rule of the API.</exception>
    public IReadOnlyList<BlockId> AddBlocks(BlockId parent, params IEnumerable<WritableBlockContent> blocks)
    {
        ArgumentNullException.ThrowIfNull(blocks);
        return Seed(seeder => AddBlocks(seeder, parent.Value, blocks, new SeedDetails()));
    }

    /// <summary>Adds a comment on a page or block.</summary>
    /// <param name="on">The page or block.</param>
    /// <param name="text">The text.</param>
    /// <param name="details">Id, time and author; null for those that the API would set.</param>
    /// <returns>The id.</returns>
    /// <exception cref="ArgumentException">A rule of the API is broken, or there is no such page or block.</exception>
    public CommentId AddComment(BlockId on, RichTextList text, SeedDetails? details = null)
    {
        var request = new CreateCommentRequest { Parent = ParentOf(on), RichText = text };
        return new CommentId(Seed(seeder => seeder.Comment(ModelJson.ToObject(request), details ?? new SeedDetails())));
    }

    /// <summary>Fills the workspace from JSON; the README of the emulator describes it.</summary>
    /// <param name="json">The text. Comments and trailing commas are allowed.</param>
    /// <exception cref="FormatException">The JSON is not valid; the message names the place. Everything before that place is seeded.</exception>
    public void Load(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        new SeedReader(Seeder(), State).Read(json);
    }

    private Parent ParentOf(BlockId? parent)
    {
        if (parent is not { } id)
            return Parent.Workspace;
        return State.Read(() => State.FindNode(id.Value) is StoredPage) ? Parent.Page(new PageId(id.Value)) : Parent.Block(id);
    }

    private static BlockId[] AddBlocks(Seeder seeder, Guid parent, IEnumerable<WritableBlockContent> blocks, SeedDetails details) =>
        [.. blocks.Select((block, i) => new BlockId(seeder.Block(parent, ModelJson.ToObject(block), $"children[{i}]", details)))];

    private Seeder Seeder() => new(_emulator.Core, State, _emulator.Options);

    private T Seed<T>(Func<Seeder, T> seed)
    {
        try
        {
            return seed(Seeder());
        }
        catch (ApiException e)
        {
            throw new ArgumentException($"The API would refuse this: {e.Message}", paramName: null, e);
        }
    }
}
