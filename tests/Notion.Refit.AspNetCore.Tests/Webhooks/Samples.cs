using System.Globalization;

namespace Notion.Refit.AspNetCore.Tests.Webhooks;

/// <summary>Bodies of events.</summary>
internal static class Samples
{
    private static readonly DateTimeOffset s_start = new(2026, 3, 11, 12, 0, 0, TimeSpan.Zero);

    /// <summary>Returns an event about a page.</summary>
    /// <param name="number">The number, from which its id is made.</param>
    /// <param name="page">The number of the page.</param>
    /// <param name="second">The second at which it happened.</param>
    /// <param name="type">The type.</param>
    public static string Event(int number = 1, int page = 1, int second = 0, string type = "page.undeleted") => $$"""
        {
          "id": "{{Id('e', number)}}",
          "timestamp": "{{s_start.AddSeconds(second).ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture)}}",
          "workspace_id": "{{Id('a', 1)}}",
          "workspace_name": "Acme",
          "subscription_id": "{{Id('b', 1)}}",
          "integration_id": "{{Id('c', 1)}}",
          "authors": [],
          "attempt_number": 1,
          "api_version": "2026-03-11",
          "type": "{{type}}",
          "entity": { "id": "{{Id('d', page)}}", "type": "page" },
          "data": { "parent": { "id": "{{Id('f', 1)}}", "type": "page" } }
        }
        """;

    public static string Id(char kind, int number) => string.Create(CultureInfo.InvariantCulture, $"{kind}0000000-0000-4000-8000-{number:000000000000}");
}
