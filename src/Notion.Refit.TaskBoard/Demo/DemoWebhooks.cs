using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Notion.Refit.Emulator;

namespace Notion.Refit.TaskBoard.Demo;

/// <summary>Subscribes the running app to the emulator's webhooks, as its operator does in Notion.</summary>
internal sealed class DemoWebhooks(DemoWorkspaces demo, IServer server, IConfiguration configuration) : IHostedLifecycleService
{
    public async Task StartedAsync(CancellationToken cancellationToken)
    {
        Uri endpoint = new(AddressOf(server), TaskBoardApp.WebhooksPath);
        foreach ((int index, DemoAccount account) in demo.Accounts.Index())
        {
            EmulatedWebhook webhook = await demo.Emulator.Webhooks.SubscribeAsync(
                endpoint, options: new WebhookSubscriptionOptions { Connection = account.Connection }, cancellationToken: cancellationToken);

            // The operator copies the token that was sent: into the configuration of the app, and back into Notion.
            configuration[$"Notion:Webhooks:FurtherVerificationTokens:{index}"] = webhook.VerificationToken;
            ((IConfigurationRoot)configuration).Reload();
            webhook.Verify(webhook.VerificationToken);
        }
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    // "http://+:80" and "http://[::]:80" are reached over the loopback address, too.
    private static Uri AddressOf(IServer server)
    {
        string address = server.Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.First();
        BindingAddress binding = BindingAddress.Parse(address);
        return new UriBuilder(binding.Scheme, "127.0.0.1", binding.Port).Uri;
    }
}
