using Notion.Refit.TaskBoard;

WebApplication app = TaskBoardApp.Create(new WebApplicationOptions { Args = args });
await app.RunAsync();
