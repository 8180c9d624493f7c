using Notion.Refit.Emulator.Api.Endpoints.Agents;
using Notion.Refit.Emulator.Api.Endpoints.AsyncTasks;
using Notion.Refit.Emulator.Api.Endpoints.Blocks;
using Notion.Refit.Emulator.Api.Endpoints.Comments;
using Notion.Refit.Emulator.Api.Endpoints.CustomEmojis;
using Notion.Refit.Emulator.Api.Endpoints.Databases;
using Notion.Refit.Emulator.Api.Endpoints.DataSources;
using Notion.Refit.Emulator.Api.Endpoints.ExternalAgents;
using Notion.Refit.Emulator.Api.Endpoints.FileUploads;
using Notion.Refit.Emulator.Api.Endpoints.MeetingNotes;
using Notion.Refit.Emulator.Api.Endpoints.OAuth;
using Notion.Refit.Emulator.Api.Endpoints.Pages;
using Notion.Refit.Emulator.Api.Endpoints.Search;
using Notion.Refit.Emulator.Api.Endpoints.Sessions;
using Notion.Refit.Emulator.Api.Endpoints.Threads;
using Notion.Refit.Emulator.Api.Endpoints.Users;
using Notion.Refit.Emulator.Api.Endpoints.Views;

namespace Notion.Refit.Emulator.Api.Endpoints;

/// <summary>All operations that the emulator has. A new one is a class and a line here.</summary>
internal static class EndpointTable
{
    public static IReadOnlyList<IEndpoint> All { get; } =
    [
        new CreatePage(),
        new RetrievePage(),
        new UpdatePage(),
        new MovePage(),
        new RetrievePageProperty(),
        new RetrievePageMarkdown(),
        new UpdatePageMarkdown(),
        new RetrieveBlock(),
        new UpdateBlock(),
        new DeleteBlock(),
        new ListBlockChildren(),
        new AppendBlockChildren(),
        new CreateDatabase(),
        new RetrieveDatabase(),
        new UpdateDatabase(),
        new CreateDataSource(),
        new RetrieveDataSource(),
        new UpdateDataSource(),
        new QueryDataSource(),
        new ListDataSourceTemplates(),
        new ListViews(),
        new CreateView(),
        new RetrieveView(),
        new UpdateView(),
        new DeleteView(),
        new CreateViewQuery(),
        new ListViewQueryResults(),
        new DeleteViewQuery(),
        new CreateMeetingNote(),
        new QueryMeetingNotes(),
        new ListCustomEmojis(),
        new ListUsers(),
        new RetrieveMe(),
        new RetrieveUser(),
        new ListComments(),
        new CreateComment(),
        new RetrieveComment(),
        new UpdateComment(),
        new DeleteComment(),
        new ListFileUploads(),
        new CreateFileUpload(),
        new RetrieveFileUpload(),
        new SendFileUpload(),
        new CompleteFileUpload(),
        new SearchByTitle(),
        new RetrieveAsyncTask(),
        new QueryAgents(),
        new BatchAgents(),
        new ListAgents(),
        new RetrieveAgent(),
        new DeleteAgent(),
        new ChatWithAgent(),
        new UpdateAgentCreditLimit(),
        new RetrieveAgentInsights(),
        new UpdateAgentStatus(),
        new ListThreads(),
        new QueryThreads(),
        new ContinueThread(),
        new ListThreadMessages(),
        new SendThreadMessage(),
        new QueryThreadMessages(),
        new UpdateSession(),
        new StreamSession(),
        new QuerySessions(),
        new RetrieveSession(),
        new CancelSession(),
        new QuerySessionEvents(),
        new StartExternalSession(),
        new ListExternalSessionEvents(),
        new SendExternalMessage(),
        new CreateExternalVault(),
        new UpdateExternalVault(),
        new DeleteExternalVault(),
    ];

    /// <summary>The operations of public connections.</summary>
    public static IReadOnlyList<IClientEndpoint> OfClients { get; } =
    [
        new CreateToken(),
        new IntrospectToken(),
        new RevokeToken(),
    ];
}
