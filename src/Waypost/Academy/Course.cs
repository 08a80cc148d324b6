using System.Text.Json;

namespace Waypost.Academy;

/// A short course of lessons in order, with a badge for those who finish it.
public sealed class Course
{
    public required Guid Id { get; init; }
    public required string Slug { get; init; }
    public required string Title { get; set; }
    public string Summary { get; set; } = "";
    public string Level { get; set; } = "";
    public int Minutes { get; set; }
    public string Badge { get; set; } = "";
    public int Position { get; set; }
}

/// One lesson: a text with pictures, and a quiz that is checked on the server.
public sealed class Lesson
{
    public required Guid Id { get; init; }
    public required Guid CourseId { get; init; }

    /// From 1, the order in the course.
    public required int Number { get; init; }
    public required string Slug { get; init; }
    public required string Title { get; set; }
    public int Minutes { get; set; }
    public required string Text { get; set; }

    /// The questions as JSON, with their answers: never sent to a browser as they are.
    public string QuizJson { get; private set; } = "[]";

    public IReadOnlyList<QuizQuestion> Quiz => JsonSerializer.Deserialize<List<QuizQuestion>>(QuizJson) ?? [];

    public void Ask(IReadOnlyList<QuizQuestion> questions)
    {
        foreach (var question in questions)
            if (question.Options.Count < 2 || question.Answer < 0 || question.Answer >= question.Options.Count)
                throw Refusal.BadInput("quiz_answer", $"The question \"{question.Question}\" needs two options or more, and its answer must be one of them.");
        QuizJson = JsonSerializer.Serialize(questions);
    }

    /// What was right, with the explanation of each; null stands for a question left open.
    public QuizResult Check(IReadOnlyList<int?> chosen)
    {
        var quiz = Quiz;
        return new QuizResult([.. quiz.Select((question, i) => new QuizMark(i < chosen.Count ? chosen[i] : null, question.Answer, question.Why))]);
    }
}

public sealed record QuizQuestion(string Question, IReadOnlyList<string> Options, int Answer, string Why);

public sealed record QuizMark(int? Chosen, int Answer, string Why)
{
    public bool IsOpen => Chosen is null;
    public bool IsRight => Chosen == Answer;
}

public sealed record QuizResult(IReadOnlyList<QuizMark> Marks)
{
    public int Right => Marks.Count(mark => mark.IsRight);

    /// A lesson is done when everything is right; it may be tried again as often as one likes.
    public bool IsPassed => Marks.All(mark => mark.IsRight);
}

/// A person has finished a lesson.
public sealed class LessonDone
{
    public required Guid PersonId { get; init; }
    public required Guid LessonId { get; init; }
    public required Guid CourseId { get; init; }
    public required DateTimeOffset At { get; init; }
}

/// A person has finished a whole course.
public sealed class CourseBadge
{
    public required Guid PersonId { get; init; }
    public required Guid CourseId { get; init; }
    public required DateTimeOffset At { get; init; }
}
