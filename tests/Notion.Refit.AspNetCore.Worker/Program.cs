using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Notion.Refit;
using Notion.Refit.AspNetCore;
using Notion.Refit.AspNetCore.Worker;
using Notion.Refit.Models;

// One process of the tests: FOLDER STORE STEP ADDRESS. STORE: ef or file. STEP: where it stops and waits to be killed; "run" for nowhere.
// It writes "ready", then for each line of its input, a bot id, what 100 calls of that installation's client have come to.
string folder = args[0], step = args[2];
var services = new ServiceCollection();
services.AddLogging();
services.AddDataProtection().PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(folder, "keys")));
services.AddDbContext<TokenContext>(options => options.UseSqlite($"Data Source={Path.Combine(folder, "tokens.db")}"));
INotionBuilder notion = services.AddNotion(options =>
{
    options.ClientId = "emulated-client";
    options.ClientSecret = "emulated-secret";
    options.BaseAddress = new Uri(args[3]);
    options.Retry = NotionRetryOptions.None;
});

// Short where the process is killed, so that the others do not wait for long; otherwise longer than a busy machine may keep a process waiting.
notion.AddInstallations(options => options.RefreshLease = TimeSpan.FromSeconds(step == "run" ? 30 : 2));
if (args[1] == "ef")
    notion.AddEntityFrameworkTokenStore<TokenContext>();
else
    notion.AddFileTokenStore(Path.Combine(folder, "installations"));
if (step != "run")
{
    ServiceDescriptor store = services.Single(service => service.ServiceType == typeof(INotionTokenStore));
    services.Remove(store);
    services.AddSingleton<INotionTokenStore>(provider => new StoppingStore((INotionTokenStore)store.ImplementationFactory!(provider), step));
}

await using ServiceProvider provider = services.BuildServiceProvider();
NotionInstallations installations = provider.GetRequiredService<NotionInstallations>();
await Console.Out.WriteLineAsync("ready");
while (await Console.In.ReadLineAsync() is { } botId)
{
    string[] outcomes = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => CallAsync(botId)));
    await Console.Out.WriteLineAsync(string.Join(' ', outcomes.Distinct()));
}

async Task<string> CallAsync(string botId)
{
    try
    {
        User me = await installations.CreateClient(botId).Users.RetrieveMeAsync();
        return me.Id.ToString();
    }
    catch (Exception e)
    {
        return e.GetType().Name;
    }
}
