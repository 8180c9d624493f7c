using System.Globalization;
using System.Text;

namespace Notion.Refit.Benchmarks.Webhooks;

/// <summary>A signed event.</summary>
/// <param name="Body">The body.</param>
/// <param name="Signature">The value of the header.</param>
internal sealed record Delivery(byte[] Body, string Signature)
{
    private const int Pages = 50;

    /// <summary>Creates an event about one of 50 pages.</summary>
    /// <param name="number">The number, from which its id is made.</param>
    public static Delivery Create(int number)
    {
        byte[] body = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $$"""
            {
              "id": "e0000000-0000-4000-8000-{{number:000000000000}}",
              "timestamp": "2026-03-11T12:00:00.000Z",
              "workspace_id": "a0000000-0000-4000-8000-000000000001",
              "workspace_name": "Acme",
              "subscription_id": "b0000000-0000-4000-8000-000000000001",
              "integration_id": "c0000000-0000-4000-8000-000000000001",
              "authors": [{ "id": "f0000000-0000-4000-8000-000000000002", "type": "person" }],
              "attempt_number": 1,
              "api_version": "2026-03-11",
              "type": "page.undeleted",
              "entity": { "id": "d0000000-0000-4000-8000-{{number % Pages:000000000000}}", "type": "page" },
              "data": { "parent": { "id": "f0000000-0000-4000-8000-000000000001", "type": "page" } }
            }
            """));
        return new Delivery(body, WebhookServer.SignatureOf(body));
    }

    public static Delivery[] Create(int first, int count) => [.. Enumerable.Range(first, count).Select(static number => Create(number))];
}
