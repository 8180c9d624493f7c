using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Notion.Refit.AspNetCore.Tests.Authentication;
using Notion.Refit.Models;

namespace Notion.Refit.AspNetCore.Tests.Installations;

/// <summary>The injected client of a request is that of its user.</summary>
public sealed class UserClientTests
{
    private string _folder = null!;

    [SetUp]
    public void CreateFolder() => _folder = Directory.CreateTempSubdirectory("notion-users-").FullName;

    [TearDown]
    public void DeleteFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task Each_signed_in_user_gets_the_client_of_their_own_installation()
    {
        await using SignInApp app = await StartAsync();
        using Browser first = app.Open(), second = app.Open();
        string firstClaims = await first.ReadAsync("/sign-in"), secondClaims = await second.ReadAsync("/sign-in");

        string firstBot = await first.ReadAsync("/me"), secondBot = await second.ReadAsync("/me");

        Assert.That(firstBot, Is.Not.EqualTo(secondBot));
        Assert.That(firstClaims, Does.Contain(firstBot));
        Assert.That(secondClaims, Does.Contain(secondBot));
        Assert.That(await first.ReadAsync("/me"), Is.EqualTo(firstBot));
    }

    [Test]
    public async Task A_request_without_a_user_asks_for_an_authorization()
    {
        await using SignInApp app = await StartAsync();
        using Browser browser = app.Open();

        Assert.That(async () => await browser.ReadAsync("/me"), Throws.TypeOf<NotionReauthorizationException>());
    }

    [Test]
    public async Task A_connected_workspace_is_stored_and_a_job_takes_its_client_by_id()
    {
        BotId? connected = null;
        await using SignInApp app = await StartAsync(options => options.OnConnected = context =>
        {
            connected = context.BotId;
            return Task.CompletedTask;
        });
        using Browser browser = app.Open();
        await browser.ReadAsync("/notion/connect");

        User me = await app.Services.GetRequiredService<NotionInstallations>().CreateClient(connected!.Value).Users.RetrieveMeAsync();

        Assert.That(me.Id.Value, Is.EqualTo(connected.Value.Value));
    }

    [Test]
    public async Task An_app_selects_the_installation_of_a_request_itself()
    {
        await using SignInApp app = await StartAsync(select: static context => BotId.TryParse(context.Request.Query["bot"], out BotId id) ? id : (BotId?)null);
        using Browser signedIn = app.Open(), visitor = app.Open();
        await signedIn.ReadAsync("/sign-in");
        NotionInstallation installation = (await app.Services.GetRequiredService<NotionInstallations>().ListAsync().ToListAsync()).Single();

        Assert.That(await visitor.ReadAsync($"/me?bot={installation.BotId}"), Is.EqualTo($"{installation.BotId}"));
    }

    [Test]
    public async Task A_user_that_an_event_refuses_is_not_stored()
    {
        await using SignInApp app = await StartAsync(options =>
        {
            options.Events.OnCreatingTicket = static _ => throw new InvalidOperationException("Not this workspace.");
            options.Events.OnRemoteFailure = static context =>
            {
                context.HandleResponse();
                return Task.CompletedTask;
            };
        });
        using Browser browser = app.Open();
        await browser.ReadAsync("/sign-in");

        Assert.That(await app.Services.GetRequiredService<NotionInstallations>().ListAsync().AnyAsync(), Is.False);
    }

    private Task<SignInApp> StartAsync(Action<NotionAuthenticationOptions>? configure = null, Func<HttpContext, BotId?>? select = null) => SignInApp.StartAsync(
        configure,
        builder =>
        {
            builder.AddFileTokenStore(_folder);
            if (select is not null)
                builder.AddInstallations(options => options.SelectInstallation = select);
        },
        static app => app.MapGet("/me", async (INotionClient notion, CancellationToken ct) => (await notion.Users.RetrieveMeAsync(ct)).Id.ToString()));
}
