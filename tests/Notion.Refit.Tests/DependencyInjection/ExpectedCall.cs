namespace Notion.Refit.Tests.DependencyInjection;

/// <summary>Sends a request that a test expects.</summary>
internal static class ExpectedCall
{
    public static async Task SendExpectedAsync(this INotionClient notion, Action expect)
    {
        expect();
        await notion.SendAsync(new(HttpMethod.Get, "/v1/x"));
    }
}
