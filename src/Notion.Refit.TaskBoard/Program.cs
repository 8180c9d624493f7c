using Notion.Refit;
using Notion.Refit.TaskBoard;
using Notion.Refit.TaskBoard.Boards;
using Notion.Refit.TaskBoard.Demo;
using Notion.Refit.TaskBoard.Web;

try
{
    await using WebApplication app = await TaskBoardApp.CreateAsync(new WebApplicationOptions { Args = args });
    await app.StartAsync();
    Console.WriteLine($"The board is at {app.Urls.First()}");
    Console.WriteLine(app.Services.GetService<DemoWorkspaces>() is not null
        ? "It shows an emulator. Set NOTION_TOKEN to see a database of your workspace."
        : $"Its webhooks are received at {TaskBoardApp.WebhooksPath}.");
    await app.WaitForShutdownAsync();
    return 0;
}
catch (Exception e) when (e is NotionException or BoardNotFoundException)
{
    await Console.Error.WriteLineAsync(UserError.Of(e).Sentence);
    return 1;
}
catch (IOException e)
{
    // Kestrel: the port is in use.
    await Console.Error.WriteLineAsync($"{e.Message} Choose another address: --urls http://localhost:5081");
    return 1;
}
