using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Notion.Refit.TaskBoard.Boards;
using Notion.Refit.TaskBoard.Pages;

namespace Notion.Refit.TaskBoard.Web;

/// <summary>The board as a whole.</summary>
internal static class BoardEndpoints
{
    public static void MapBoard(this IEndpointRouteBuilder app)
    {
        app.MapGet("/", async (Board board, CancellationToken ct) => new RazorComponentResult<BoardPage>(new { Board = await board.ReadAsync(ct) }));
        app.MapGet("/columns", async (Board board, CancellationToken ct) => new RazorComponentResult<Columns>(new { Board = await board.ReadAsync(ct) }));
        app.MapPost("/cards", AddAsync);
    }

    private static async Task<IResult> AddAsync([FromForm] string? name, [FromForm] TaskState to, Board board, HttpRequest request, CancellationToken ct)
    {
        if (CardForm.ProblemOf(name) is { } problem)
            return ErrorHandler.Show(request, problem);
        TaskCard card = await board.AddAsync(name!.Trim(), to, ct);
        return request.Fragment<Card>(new { Value = card }, otherwise: "/");
    }
}
