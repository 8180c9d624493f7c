using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Notion.Refit.Emulator;
using Notion.Refit.Models;

namespace Notion.Refit.Rows.Tests;

internal sealed class RegistrationTests
{
    private TaskBoard _board = null!;

    [SetUp]
    public void Start() => _board = new TaskBoard();

    [TearDown]
    public async Task StopAsync() => await _board.DisposeAsync();

    [Test]
    public async Task The_address_of_a_database_will_do()
    {
        await _board.Tasks.AddAsync(new() { Name = "One" });

        Assert.That(await _board.Client.Rows<TaskRow>(_board.Database).CountAsync(), Is.EqualTo(1));
        Assert.That(await _board.Client.Rows<TaskRow>(_board.Database.ToString()).CountAsync(), Is.EqualTo(1));
        Assert.That(await _board.Client.Rows<TaskRow>($"https://www.notion.so/acme/Tasks-{_board.Database.Value:N}?v=1").CountAsync(), Is.EqualTo(1));
    }

    [Test]
    public async Task Of_a_database_with_several_data_sources_all_are_named()
    {
        DataSourceId second = _board.Emulator.Workspace.AddDataSource(_board.Database, "Archive", new() { ["Name"] = PropertySchema.Title() });

        NotionRowSchemaException e = (await Assert.ThrowsAsync<NotionRowSchemaException>(() => _board.Client.Rows<TaskRow>(_board.Database).AnyAsync()))!;

        Assert.That(e.Message, Does.Contain("'Tasks' has 2 data sources: use the id of one of them").And.Contain($"{_board.DataSource}: Tasks").And.Contain($"{second}: Archive"));
    }

    [Test]
    public async Task What_does_not_exist_is_reported_and_looked_for_again_by_the_next_call()
    {
        NotionRows<TaskRow> rows = _board.Client.Rows<TaskRow>(Guid.NewGuid().ToString());

        await Assert.ThrowsAsync<NotionApiException>(() => rows.AnyAsync());
        int before = _board.Emulator.Requests.Of(NotionOperations.RetrieveDataSource).Count;
        await Assert.ThrowsAsync<NotionApiException>(() => rows.AnyAsync());

        Assert.That(_board.Emulator.Requests.Of(NotionOperations.RetrieveDataSource), Has.Count.EqualTo(before + 1));
    }

    [Test]
    public void Text_without_an_id_is_refused_at_once() => Assert.That(() => _board.Client.Rows<TaskRow>("my tasks"), Throws.InstanceOf<ArgumentException>().Or.InstanceOf<FormatException>());

    [Test]
    public async Task Rows_are_registered_by_configuration_and_by_key()
    {
        IConfiguration configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Notion:Rows:Tasks", _board.DataSource.ToString())]).Build();
        var services = new ServiceCollection();
        services.AddNotion().UseEmulator(_board.Emulator).AddRows<TaskRow>(configuration.GetSection("Notion:Rows:Tasks")).AddRows<TaskRow>(_board.DataSource, key: "second");
        services.AddNotion("other").UseEmulator(_board.Emulator).AddRows<TaskRow>(_board.DataSource);
        await using ServiceProvider provider = services.BuildServiceProvider();

        Assert.That(await provider.GetRequiredService<NotionRows<TaskRow>>().CountAsync(), Is.Zero);
        Assert.That(await provider.GetRequiredKeyedService<NotionRows<TaskRow>>("second").CountAsync(), Is.Zero);
        Assert.That(await provider.GetRequiredKeyedService<NotionRows<TaskRow>>("other").CountAsync(), Is.Zero);
    }

    [Test]
    public async Task A_section_without_a_value_is_named()
    {
        IConfiguration configuration = new ConfigurationBuilder().Build();
        var services = new ServiceCollection();
        services.AddNotion().UseEmulator(_board.Emulator).AddRows<TaskRow>(configuration.GetSection("Notion:Rows:Tasks"));
        await using ServiceProvider provider = services.BuildServiceProvider();

        Assert.That(() => provider.GetRequiredService<NotionRows<TaskRow>>(), Throws.InvalidOperationException.With.Message.EqualTo("Set 'Notion:Rows:Tasks' to the data source of TaskRow."));
    }

    [Test]
    public async Task Tenants_read_with_their_own_tokens_and_share_the_schema()
    {
        EmulatedConnection stranger = _board.Emulator.Workspace.AddConnection("Stranger", shared: []);
        await _board.Tasks.AddAsync(new() { Name = "One" });
        _board.Emulator.Requests.Clear();
        await using ServiceProvider provider = Tenants();

        Assert.That(await AsAsync(provider, stranger.Token, rows => rows.CountAsync()), Is.EqualTo("ObjectNotFound"));
        Assert.That(await AsAsync(provider, _board.Emulator.Token, rows => rows.CountAsync()), Is.EqualTo("1"));
        Assert.That(await AsAsync(provider, _board.Emulator.Token, rows => rows.CountAsync()), Is.EqualTo("1"));
        Assert.That(await AsAsync(provider, stranger.Token, rows => rows.CountAsync()), Is.EqualTo("ObjectNotFound"), "the schema that others read opens nothing");

        // One that failed, and one for all who may.
        Assert.That(_board.Emulator.Requests.Of(NotionOperations.RetrieveDataSource), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task A_tenant_that_may_not_read_the_schema_does_not_fail_one_that_waits_for_it()
    {
        EmulatedConnection stranger = _board.Emulator.Workspace.AddConnection("Stranger", shared: []);
        await using ServiceProvider provider = Tenants();

        string[] results = await Task.WhenAll(Enumerable.Range(0, 20).Select(i =>
            Task.Run(() => AsAsync(provider, i % 2 == 0 ? stranger.Token : _board.Emulator.Token, rows => rows.CountAsync()))));

        Assert.That(results.Where((_, i) => i % 2 == 0), Is.All.EqualTo("ObjectNotFound"));
        Assert.That(results.Where((_, i) => i % 2 == 1), Is.All.EqualTo("0"));
    }

    [Test]
    public void A_singleton_cannot_keep_the_rows_of_a_tenant()
    {
        var services = new ServiceCollection();
        services.AddScoped<Tenant>();
        services.AddNotion().AddScopedTokenProvider<TenantTokens>().AddRows<TaskRow>(_board.DataSource);
        services.AddSingleton<Worker>();

        Assert.That(
            () => services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true }).GetRequiredService<Worker>(),
            Throws.InstanceOf<InvalidOperationException>().Or.TypeOf<AggregateException>());
    }

    private static async Task<string> AsAsync(ServiceProvider provider, string token, Func<NotionRows<TaskRow>, Task<int>> call)
    {
        await using AsyncServiceScope scope = provider.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Tenant>().Token = token;
        try
        {
            return (await call(scope.ServiceProvider.GetRequiredService<NotionRows<TaskRow>>())).ToString(System.Globalization.CultureInfo.InvariantCulture);
        }
        catch (NotionApiException e) when (e.Code == NotionErrorCode.ObjectNotFound)
        {
            return nameof(NotionErrorCode.ObjectNotFound);
        }
    }

    private ServiceProvider Tenants()
    {
        var services = new ServiceCollection();
        services.AddScoped<Tenant>();
        services.AddNotion(o => o.BaseAddress = _board.Emulator.BaseAddress)
            .AddScopedTokenProvider<TenantTokens>()
            .AddRows<TaskRow>(_board.DataSource)
            .ConfigurePrimaryHttpMessageHandler(_board.Emulator.CreateHandler);
        return services.BuildServiceProvider();
    }

    private sealed class Tenant
    {
        public string Token { get; set; } = "";
    }

    private sealed class TenantTokens(Tenant tenant) : INotionTokenProvider
    {
        public ValueTask<string> GetTokenAsync(CancellationToken cancellationToken) => new(tenant.Token);
    }

    private sealed class Worker(NotionRows<TaskRow> rows)
    {
        public NotionRows<TaskRow> Rows => rows;
    }
}
